package dev.guestright.server.identity;

import dev.guestright.server.ids.StaffId;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Where staff prove who they are. Whoever fails learns only that: an unknown name, a closed account
 * and a wrong password are answered alike and cost the same work.
 */
@Component
public class StaffDoor {

  /** By ids alone: neither names nor addresses belong in a log. */
  private static final Logger log = LoggerFactory.getLogger(StaffDoor.class);

  private final StaffAccounts accounts;
  private final PasswordEncoder passwords;
  private final OneTimeCodes codes;
  private final Tries tries;
  private final String nobodysHash;

  StaffDoor(StaffAccounts accounts, PasswordEncoder passwords, OneTimeCodes codes, Tries tries) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.codes = codes;
    this.tries = tries;
    this.nobodysHash = passwords.encode(Secrets.token());
  }

  /** What became of a try. */
  public sealed interface Outcome {
    /** They are who they say. */
    record In(StaffAccounts.Account who, boolean second) implements Outcome {}

    /** The password is right; a code of their app is still to come. */
    record CodeNeeded(StaffId who) implements Outcome {}

    /** They are not, or nobody is. */
    record Wrong() implements Outcome {}

    /** Too many tries failed here. */
    record TooMany() implements Outcome {}
  }

  /** Tries a password. */
  public Outcome password(String userName, String password, String address) {
    if (!tries.mayTry(userName, address)) {
      log.warn("Sign-in put off: too many failed tries");
      return new Outcome.TooMany();
    }
    Optional<StaffAccounts.Account> account = accounts.find(userName);
    boolean right =
        passwords.matches(
            password, account.flatMap(StaffAccounts.Account::passwordHash).orElse(nobodysHash));
    if (account.isEmpty() || !right) {
      log.warn("Sign-in failed: password, for account {}", known(account));
      tries.failed(userName, address);
      return new Outcome.Wrong();
    }
    tries.succeeded(userName, address);
    return account.get().codes()
        ? new Outcome.CodeNeeded(account.get().staff().id())
        : new Outcome.In(account.get(), false);
  }

  /**
   * Returns the account of whom the organisation's provider vouches for. At their first sign-in
   * that is the one whose user name is their address, if the provider has checked the address and
   * nobody has set up that account otherwise.
   */
  public Optional<StaffAccounts.Account> known(
      String issuer, String subject, Optional<String> verifiedAddress) {
    Optional<StaffAccounts.Account> before = accounts.find(issuer, subject);
    if (before.isPresent()) {
      return before;
    }
    Optional<StaffAccounts.Account> first =
        verifiedAddress
            .flatMap(accounts::find)
            .filter(account -> account.passwordHash().isEmpty() && !account.elsewhere())
            .filter(account -> account.staff().role() != Role.API_CLIENT);
    first.ifPresent(account -> accounts.known(account.staff().id(), issuer, subject));
    return first;
  }

  private static String known(Optional<StaffAccounts.Account> account) {
    return account.map(found -> found.staff().id().toString()).orElse("that is not there");
  }

  /** Tries a code, after the password. */
  public Outcome code(StaffId who, String code, String address) {
    String counted = "code of " + who;
    if (!tries.mayTry(counted, address)) {
      log.warn("Sign-in put off: too many failed codes for account {}", who);
      return new Outcome.TooMany();
    }
    Optional<StaffAccounts.Account> account = accounts.find(who);
    if (account.isEmpty() || !codes.takes(who, code)) {
      log.warn("Sign-in failed: code, for account {}", who);
      tries.failed(counted, address);
      return new Outcome.Wrong();
    }
    tries.succeeded(counted, address);
    return new Outcome.In(account.get(), true);
  }
}
