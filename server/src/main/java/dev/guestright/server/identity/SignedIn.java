package dev.guestright.server.identity;

import java.util.Collection;
import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** A member of staff in a session. */
public final class SignedIn implements UserDetails {

  private static final long serialVersionUID = 1L;

  private final transient Actor.Staff staff;
  private final String userName;
  private final transient String passwordHash;

  SignedIn(StaffAccounts.Account account) {
    this.staff = account.staff();
    this.userName = account.userName();
    this.passwordHash = account.passwordHash();
  }

  public Actor.Staff staff() {
    return staff;
  }

  @Override
  public Collection<? extends GrantedAuthority> getAuthorities() {
    return List.of(new SimpleGrantedAuthority("ROLE_" + staff.role().name()));
  }

  @Override
  public String getPassword() {
    return passwordHash;
  }

  @Override
  public String getUsername() {
    return userName;
  }
}
