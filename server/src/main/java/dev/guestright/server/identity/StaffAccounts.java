package dev.guestright.server.identity;

import dev.guestright.server.house.House;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.ids.StaffId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * The accounts of staff and programs: who may sign in, as what. Passwords are kept as Argon2id
 * hashes only. A closed account stays, so that old records still say who it was.
 */
@Component
public class StaffAccounts {

  private static final String SELECT =
      """
      SELECT staff_id, user_name, display_name, role, password_hash,
        code_secret IS NOT NULL AS codes, issuer IS NOT NULL AS elsewhere
      FROM identity.staff
      """;

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

  /**
   * An open account. Its text never holds the hash.
   *
   * @param passwordHash empty until somebody set a password
   * @param codes whether one-time codes are asked for after the password
   * @param elsewhere whether its owner signs in through the organisation's provider
   */
  public record Account(
      Actor.Staff staff,
      String userName,
      Optional<String> passwordHash,
      boolean codes,
      boolean elsewhere) {
    @Override
    public String toString() {
      return "Account[" + staff.id() + "]";
    }
  }

  /** Opens an account with a password. */
  public StaffId open(String userName, String displayName, Role role, String password) {
    return insert(userName, displayName, role, passwords.encode(password));
  }

  /** Opens an account that has no password yet, and may never have one. */
  public StaffId open(String userName, String displayName, Role role) {
    return insert(userName, displayName, role, null);
  }

  private StaffId insert(
      String userName, String displayName, Role role, @Nullable String passwordHash) {
    StaffId id = new StaffId(NewId.next());
    house
        .sql(
            """
            INSERT INTO identity.staff (staff_id, user_name, display_name, role, password_hash)
            VALUES (?, ?, ?, ?, ?)
            """)
        .params(id.value(), userName, displayName, role.charterName())
        .param(passwordHash)
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

  /** Gives an account another role; it holds with the next request. */
  public void changeRole(StaffId id, Role role) {
    house
        .sql("UPDATE identity.staff SET role = ? WHERE staff_id = ?")
        .params(role.charterName(), id.value())
        .update();
  }

  /** Closes an account; false when it was closed before. */
  public boolean close(StaffId id) {
    return house
            .sql(
                "UPDATE identity.staff SET closed_at = now() WHERE staff_id = ? AND closed_at IS"
                    + " NULL")
            .params(id.value())
            .update()
        == 1;
  }

  /** Ends everything that this person signs in with, and their sessions. */
  public void forgetSignIn(StaffId id) {
    house
        .sql(
            """
            UPDATE identity.staff
            SET password_hash = NULL, code_secret = NULL, issuer = NULL, subject = NULL
            WHERE staff_id = ?
            """)
        .params(id.value())
        .update();
    house.sql("DELETE FROM identity.passkey WHERE staff_id = ?").params(id.value()).update();
    house.sql("DELETE FROM identity.staff_session WHERE staff_id = ?").params(id.value()).update();
  }

  /** Notes who this person is to the organisation's provider. */
  public void known(StaffId id, String issuer, String subject) {
    house
        .sql("UPDATE identity.staff SET issuer = ?, subject = ? WHERE staff_id = ?")
        .params(issuer, subject, id.value())
        .update();
  }

  /** Returns the names under which staff and programs are known to customers, also of the past. */
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

  /** Returns all open accounts of people, by name. */
  public List<Account> people() {
    return house
        .sql(SELECT + "WHERE closed_at IS NULL AND role <> 'api-client' ORDER BY display_name")
        .query((row, n) -> account(row))
        .list();
  }

  /** Lets nobody else change who is administrator until the caller's transaction ends. */
  void lock() {
    house.sql("SELECT pg_advisory_xact_lock(hashtext('identity.staff'))").query().singleRow();
  }

  /** Whether this house has any account of a person, open or closed. */
  public boolean anybody() {
    return house
            .sql("SELECT count(*) FROM identity.staff WHERE role <> 'api-client'")
            .query(Integer.class)
            .single()
        > 0;
  }

  /** Returns the open account of this user name. */
  public Optional<Account> find(String userName) {
    return house
        .sql(SELECT + "WHERE user_name = ? AND closed_at IS NULL")
        .params(userName)
        .query((row, n) -> account(row))
        .optional();
  }

  /** Returns the open account of this id. */
  public Optional<Account> find(StaffId id) {
    return house
        .sql(SELECT + "WHERE staff_id = ? AND closed_at IS NULL")
        .params(id.value())
        .query((row, n) -> account(row))
        .optional();
  }

  /** Returns the open account of whom the provider knows as this. */
  public Optional<Account> find(String issuer, String subject) {
    return house
        .sql(SELECT + "WHERE issuer = ? AND subject = ? AND closed_at IS NULL")
        .params(issuer, subject)
        .query((row, n) -> account(row))
        .optional();
  }

  /** Whether this user name is in use, or was. */
  public boolean isTaken(String userName) {
    return house
            .sql("SELECT count(*) FROM identity.staff WHERE user_name = ?")
            .params(userName)
            .query(Integer.class)
            .single()
        > 0;
  }

  private static Account account(ResultSet row) throws SQLException {
    return new Account(
        new Actor.Staff(
            new StaffId(row.getObject("staff_id", UUID.class)),
            row.getString("display_name"),
            Role.named(row.getString("role"))),
        row.getString("user_name"),
        Optional.ofNullable(row.getString("password_hash")),
        row.getBoolean("codes"),
        row.getBoolean("elsewhere"));
  }
}
