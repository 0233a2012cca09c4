package dev.guestright.server.web;

import dev.guestright.server.identity.CustomerSession;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells a customer to wait who asks faster than a person can, from however many addresses. */
final class CustomersPace extends OncePerRequestFilter {

  private final RateLimits limits;

  CustomersPace(RateLimits limits) {
    this.limits = limits;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Duration> wait =
        SecurityContextHolder.getContext().getAuthentication() instanceof CustomerSession session
            ? limits.tooMany(RateLimits.Kind.CUSTOMER, session.customer().toString())
            : Optional.empty();
    if (wait.isPresent()) {
      Turnstile.sendAway(response, HttpStatus.TOO_MANY_REQUESTS.value(), wait.get());
    } else {
      chain.doFilter(request, response);
    }
  }
}
