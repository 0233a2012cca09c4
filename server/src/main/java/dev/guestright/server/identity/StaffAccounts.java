package dev.guestright.server.identity;

import dev.guestright.server.house.House;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.ids.StaffId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The accounts of staff: who may sign in, as what. Passwords are kept as Argon2id hashes only. */
@Component
public class StaffAccounts {

  private final JdbcClient house;
  private final PasswordEncoder passwords;

  StaffAccounts(JdbcClient house, PasswordEncoder passwords) {
    this.house = house;
    this.passwords = passwords;
  }

  /** The accounts of a house that no server has open here. */
  public static StaffAccounts in(House house) {
    return new StaffAccounts(
        JdbcClient.create(house.database().house()),
        Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8());
  }

  /** An account as the sign-in needs it. Its text never holds the hash. */
  record Account(Actor.Staff staff, String userName, String passwordHash) {
    @Override
    public String toString() {
      return "Account[" + userName + "]";
    }
  }

  /** Opens an account. */
  public StaffId open(String userName, String displayName, Role role, String password) {
    StaffId id = new StaffId(NewId.next());
    house
        .sql(
            """
            INSERT INTO identity.staff (staff_id, user_name, display_name, role, password_hash)
            VALUES (?, ?, ?, ?, ?)
            """)
        .params(id.value(), userName, displayName, role.charterName(), passwords.encode(password))
        .update();
    return id;
  }

  /** Gives an account a new password; false when there is no such account. */
  public boolean changePassword(String userName, String password) {
    return house
            .sql("UPDATE identity.staff SET password_hash = ? WHERE user_name = ?")
            .params(passwords.encode(password), userName)
            .update()
        == 1;
  }

  /** Returns the names under which staff are known to customers. */
  public Map<StaffId, String> names() {
    Map<StaffId, String> names = new HashMap<>();
    house
        .sql("SELECT staff_id, display_name FROM identity.staff")
        .query(row -> {
          names.put(
              new StaffId(row.getObject("staff_id", UUID.class)), row.getString("display_name"));
        });
    return names;
  }

  Optional<Account> find(String userName) {
    return house
        .sql(
            """
            SELECT staff_id, user_name, display_name, role, password_hash
            FROM identity.staff
            WHERE user_name = ?
            """)
        .params(userName)
        .query((row, n) ->
            new Account(
                new Actor.Staff(
                    new StaffId(row.getObject("staff_id", UUID.class)),
                    row.getString("display_name"),
                    Role.named(row.getString("role"))),
                row.getString("user_name"),
                row.getString("password_hash")))
        .optional();
  }
}
