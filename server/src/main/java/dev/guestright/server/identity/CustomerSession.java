package dev.guestright.server.identity;

import dev.guestright.server.ids.CustomerId;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A customer who came in by their link. */
public final class CustomerSession extends AbstractAuthenticationToken {

  private static final long serialVersionUID = 1L;

  private final transient CustomerId customer;

  public CustomerSession(CustomerId customer) {
    super(List.of(new SimpleGrantedAuthority("ROLE_CUSTOMER")));
    this.customer = customer;
    setAuthenticated(true);
  }

  public CustomerId customer() {
    return customer;
  }

  @Override
  public Object getCredentials() {
    return "";
  }

  @Override
  public Object getPrincipal() {
    return customer;
  }
}
