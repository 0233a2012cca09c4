package dev.guestright.server.identity;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Staff in a session, as Spring Security carries them. */
public final class StaffSession extends AbstractAuthenticationToken {

  private static final long serialVersionUID = 1L;

  private final transient SignedIn who;

  public StaffSession(SignedIn who) {
    super(List.of(new SimpleGrantedAuthority("ROLE_" + who.staff().role().name())));
    this.who = who;
    setAuthenticated(true);
  }

  @Override
  public Object getCredentials() {
    return "";
  }

  @Override
  public SignedIn getPrincipal() {
    return who;
  }
}
