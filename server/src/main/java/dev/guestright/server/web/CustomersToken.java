package dev.guestright.server.web;

import dev.guestright.server.identity.CustomerLinks;
import dev.guestright.server.identity.CustomerSession;
import dev.guestright.server.identity.Customers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a customer's own program in by the token of their link. It lasts for the one request: no
 * session is begun, and a browser cannot be made to send it.
 */
final class CustomersToken extends OncePerRequestFilter {

  private static final String BEARER = "Bearer ";

  private final CustomerLinks links;
  private final Customers customers;

  CustomersToken(CustomerLinks links, Customers customers) {
    this.links = links;
    this.customers = customers;
  }

  /** Whether this request brings a token, and so needs no proof that it came from our pages. */
  static boolean isIn(HttpServletRequest request) {
    return token(request).isPresent();
  }

  private static Optional<String> token(HttpServletRequest request) {
    @Nullable String header = request.getHeader("Authorization");
    return header != null && header.startsWith(BEARER)
        ? Optional.of(header.substring(BEARER.length()))
        : Optional.empty();
  }

  /** A token that is brought counts alone: a session beside it is not looked at. */
  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain next)
      throws ServletException, IOException {
    Optional<String> token = token(request);
    if (token.isPresent()) {
      SecurityContext context = SecurityContextHolder.createEmptyContext();
      token
          .flatMap(links::open)
          .filter(customers::knows)
          .ifPresent(customer -> context.setAuthentication(new CustomerSession(customer)));
      SecurityContextHolder.setContext(context);
    }
    next.doFilter(request, response);
  }
}
