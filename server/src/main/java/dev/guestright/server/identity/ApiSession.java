package dev.guestright.server.identity;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A program for the length of one request, as Spring Security carries it. */
public final class ApiSession extends AbstractAuthenticationToken {

  private static final long serialVersionUID = 1L;

  private final transient ApiClient client;

  public ApiSession(ApiClient client) {
    super(List.of(new SimpleGrantedAuthority("ROLE_API_CLIENT")));
    this.client = client;
    setAuthenticated(true);
  }

  @Override
  public Object getCredentials() {
    return "";
  }

  @Override
  public ApiClient getPrincipal() {
    return client;
  }
}
