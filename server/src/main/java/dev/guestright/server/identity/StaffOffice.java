package dev.guestright.server.identity;

import dev.guestright.server.ids.NewId;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.trail.Act;
import dev.guestright.server.trail.Entry;
import dev.guestright.server.trail.Trail;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What is done to accounts: who was let in, as what, and who ended it. Each act stands in the log,
 * by ids alone, together with what it did. A house never loses its last administrator.
 */
public final class StaffOffice {

  private final StaffAccounts accounts;
  private final StaffSessions sessions;
  private final SetUpLinks links;
  private final Trail trail;
  private final TransactionTemplate together;
  private final Clock clock;

  public StaffOffice(
      StaffAccounts accounts,
      StaffSessions sessions,
      SetUpLinks links,
      JdbcTemplate house,
      Clock clock) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.links = links;
    this.trail = new Trail(house);
    this.together =
        new TransactionTemplate(
            new DataSourceTransactionManager(Objects.requireNonNull(house.getDataSource())));
    this.clock = clock;
  }

  /** What became of an act. */
  public enum Outcome {
    DONE,
    NAME_TAKEN,
    NOT_THERE,
    LAST_ADMINISTRATOR
  }

  /** Opens the first account of a house, an administrator's, with their password. */
  public StaffId openFirst(String userName, String displayName, String password) {
    return within(() -> {
      StaffId id = accounts.open(userName, displayName, Role.ADMINISTRATOR, password);
      note("opened", id, Role.ADMINISTRATOR, id);
      return id;
    });
  }

  /** Opens an account without a password, and returns its set-up token; empty: name taken. */
  public Optional<String> open(String userName, String displayName, Role role, StaffId by) {
    if (accounts.isTaken(userName)) {
      return Optional.empty();
    }
    return Optional.of(
        within(() -> {
          StaffId id = accounts.open(userName, displayName, role);
          note("opened", id, role, by);
          return links.of(id);
        }));
  }

  /**
   * Lets somebody who lost what they sign in with begin anew: their sessions, codes and passkeys
   * end, and the link that is returned sets a new password.
   */
  public Optional<String> beginAnew(StaffId id, StaffId by) {
    return person(id)
        .map(account ->
            within(() -> {
              accounts.forgetSignIn(id);
              note("began anew", id, account.staff().role(), by);
              return links.of(id);
            }));
  }

  /** Gives somebody another role. */
  public Outcome changeRole(StaffId id, Role role, StaffId by) {
    return change(
        id,
        role,
        () -> {
          accounts.changeRole(id, role);
          note("role", id, role, by);
        });
  }

  /** Closes somebody's account and ends their sessions. */
  public Outcome close(StaffId id, StaffId by) {
    return change(
        id,
        null,
        () -> {
          accounts.close(id);
          sessions.endAll(id);
          note("closed", id, null, by);
        });
  }

  private Outcome change(StaffId id, @Nullable Role to, Runnable change) {
    return within(() -> {
      accounts.lock();
      Optional<StaffAccounts.Account> account = person(id);
      if (account.isEmpty()) {
        return Outcome.NOT_THERE;
      }
      if (to != Role.ADMINISTRATOR && isLastAdministrator(account.get())) {
        return Outcome.LAST_ADMINISTRATOR;
      }
      change.run();
      return Outcome.DONE;
    });
  }

  /** A program is no person: it has keys, and no role but its own. */
  private Optional<StaffAccounts.Account> person(StaffId id) {
    return accounts.find(id).filter(account -> account.staff().role() != Role.API_CLIENT);
  }

  private boolean isLastAdministrator(StaffAccounts.Account account) {
    return account.staff().role() == Role.ADMINISTRATOR
        && accounts.people().stream()
                .filter(each -> each.staff().role() == Role.ADMINISTRATOR)
                .count()
            == 1;
  }

  private <T> T within(Supplier<T> acts) {
    return Objects.requireNonNull(together.execute(transaction -> acts.get()));
  }

  private void note(String what, StaffId whose, @Nullable Role role, StaffId by) {
    trail.append(
        Entry.ofHouse(
            Act.STAFF,
            NewId.next(),
            clock.instant(),
            Map.of(
                "what",
                what,
                "staff",
                whose.toString(),
                "role",
                role == null ? "" : role.charterName(),
                "by",
                by.toString())));
  }
}
