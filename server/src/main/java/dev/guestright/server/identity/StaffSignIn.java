package dev.guestright.server.identity;

import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** Finds the account behind a user name at sign-in. */
@Component
class StaffSignIn implements UserDetailsService {

  private final StaffAccounts accounts;

  StaffSignIn(StaffAccounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public UserDetails loadUserByUsername(String userName) {
    return accounts
        .find(userName)
        .map(SignedIn::new)
        .orElseThrow(() -> new UsernameNotFoundException("No such account"));
  }
}
