package dev.guestright.server.identity;

import dev.guestright.server.ids.StaffId;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Links by which somebody sets up their account: each works once, for {@link #VALID}, and a new one
 * for the same account ends the one before. Only a token's hash is kept. There is no default
 * password anywhere: the very first account is opened by such a link too.
 */
public final class SetUpLinks {

  public static final Duration VALID = Duration.ofHours(24);

  private final JdbcClient house;
  private final Secrets secrets;
  private final Clock clock;

  public SetUpLinks(JdbcClient house, Secrets secrets, Clock clock) {
    this.house = house;
    this.secrets = secrets;
    this.clock = clock;
  }

  /** For whom a link is: an account that is there, or the first administrator to be. */
  public sealed interface For {
    /** The owner of an account, who gets a new password by it. */
    record Account(StaffId id) implements For {}

    /** Whoever follows it first. */
    record FirstAdministrator() implements For {}
  }

  /** Returns the token of a new link for the first administrator. */
  public String first() {
    house.sql("DELETE FROM identity.set_up_link WHERE staff_id IS NULL").update();
    return keep(null);
  }

  /** Returns the token of a new link for this account. */
  public String of(StaffId id) {
    house.sql("DELETE FROM identity.set_up_link WHERE staff_id = ?").params(id.value()).update();
    return keep(id.value());
  }

  private String keep(@Nullable UUID staff) {
    String token = Secrets.token();
    house
        .sql("INSERT INTO identity.set_up_link (token_hash, staff_id, expires_at) VALUES (?, ?, ?)")
        .param(hash(token))
        .param(staff)
        .param(now().plus(VALID))
        .update();
    return token;
  }

  /** Returns for whom this token is; empty when it is none of ours, too old, or used. */
  public Optional<For> look(String token) {
    return found(
        house
            .sql(
                "SELECT staff_id FROM identity.set_up_link WHERE token_hash = ? AND expires_at > ?")
            .params(hash(token), now())
            .query((row, n) -> Optional.ofNullable(row.getObject("staff_id", UUID.class)))
            .list());
  }

  /** Uses this token up, and returns for whom it was. Of two who come at once, one gets it. */
  public Optional<For> use(String token) {
    return found(
        house
            .sql(
                """
                DELETE FROM identity.set_up_link
                WHERE token_hash = ? AND expires_at > ?
                RETURNING staff_id
                """)
            .params(hash(token), now())
            .query((row, n) -> Optional.ofNullable(row.getObject("staff_id", UUID.class)))
            .list());
  }

  private static Optional<For> found(List<Optional<UUID>> rows) {
    return rows.stream()
        .findFirst()
        .map(staff ->
            staff
                .<For>map(id -> new For.Account(new StaffId(id)))
                .orElseGet(For.FirstAdministrator::new));
  }

  private byte[] hash(String token) {
    return secrets.hash("set-up-link", token);
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
