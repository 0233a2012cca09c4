package dev.guestright.server.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How often somebody failed to say who they are. Known accounts and made-up names are counted
 * alike, by keyed hash, so the count tells nobody which accounts there are. A stranger who fails
 * often keeps themselves out, and the owner only when they come from the same address: {@link
 * #PAIR} for one account from one address, {@link #ACCOUNT} for one account from anywhere, {@link
 * #ADDRESS} for one address, within {@link #WINDOW}.
 */
@Component
public class Tries {

  public static final Duration WINDOW = Duration.ofMinutes(15);
  public static final int PAIR = 10;
  public static final int ACCOUNT = 50;
  public static final int ADDRESS = 100;

  private final JdbcClient house;
  private final Secrets secrets;
  private final Clock clock;

  Tries(JdbcClient house, Secrets secrets, Clock clock) {
    this.house = house;
    this.secrets = secrets;
    this.clock = clock;
  }

  /** Whether this account may be tried once more from this address. */
  public boolean mayTry(String account, String address) {
    return count(pair(account, address)) < PAIR
        && count(account(account)) < ACCOUNT
        && count(address(address)) < ADDRESS;
  }

  /** Notes that a try failed. */
  public void failed(String account, String address) {
    note(pair(account, address));
    note(account(account));
    note(address(address));
  }

  /** Forgets what failed for this account from this address: they got in. */
  public void succeeded(String account, String address) {
    house
        .sql("DELETE FROM identity.failed_try WHERE whose = ?")
        .params(pair(account, address))
        .update();
  }

  /** Removes what no longer counts. */
  public void sweep() {
    house
        .sql("DELETE FROM identity.failed_try WHERE at <= ?")
        .params(since().atOffset(ZoneOffset.UTC))
        .update();
  }

  private int count(byte[] whose) {
    return house
        .sql("SELECT count(*) FROM identity.failed_try WHERE whose = ? AND at > ?")
        .params(whose, since().atOffset(ZoneOffset.UTC))
        .query(Integer.class)
        .single();
  }

  private void note(byte[] whose) {
    house
        .sql("INSERT INTO identity.failed_try (whose, at) VALUES (?, ?)")
        .params(whose, clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  private Instant since() {
    return clock.instant().minus(WINDOW);
  }

  private byte[] pair(String account, String address) {
    return secrets.hash("try-pair", account.toLowerCase(Locale.ROOT) + '\n' + address);
  }

  private byte[] account(String account) {
    return secrets.hash("try-account", account.toLowerCase(Locale.ROOT));
  }

  private byte[] address(String address) {
    return secrets.hash("try-address", address);
  }
}
