package dev.guestright.server.identity;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** The way in for the first of all: there is one only as long as nobody has an account. */
@Component
public class FirstLink {

  private final StaffAccounts accounts;
  private final SetUpLinks links;

  FirstLink(StaffAccounts accounts, SetUpLinks links) {
    this.accounts = accounts;
    this.links = links;
  }

  /**
   * Returns a new token for the first administrator, which ends the one before; empty once there is
   * anybody.
   */
  public Optional<String> token() {
    return accounts.anybody() ? Optional.empty() : Optional.of(links.first());
  }
}
