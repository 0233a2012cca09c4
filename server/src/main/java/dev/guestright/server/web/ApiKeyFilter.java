package dev.guestright.server.web;

import dev.guestright.server.identity.ApiClient;
import dev.guestright.server.identity.ApiKeys;
import dev.guestright.server.identity.ApiSession;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says which program asks, by its key ({@code Authorization: Bearer}, RFC 6750 §2.1), and tells one
 * that asks too often to wait.
 */
final class ApiKeyFilter extends OncePerRequestFilter {

  private static final String SCHEME = "Bearer ";
  private static final int LONGEST_KEY = 200;

  private final ApiKeys keys;
  private final RateLimits limits;
  private final Problems problems;

  ApiKeyFilter(ApiKeys keys, RateLimits limits, Problems problems) {
    this.keys = keys;
    this.limits = limits;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<ApiClient> client =
        Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
            .filter(value -> value.startsWith(SCHEME) && value.length() <= LONGEST_KEY)
            .flatMap(value -> keys.find(value.substring(SCHEME.length())));
    Optional<Duration> wait =
        client.flatMap(
            program -> limits.tooMany(RateLimits.Kind.PROGRAM, program.program().id().toString()));
    if (wait.isPresent()) {
      problems.wait(response, wait.get());
      return;
    }
    client.ifPresent(program -> {
      SecurityContext context = SecurityContextHolder.createEmptyContext();
      context.setAuthentication(new ApiSession(program));
      SecurityContextHolder.setContext(context);
    });
    chain.doFilter(request, response);
  }
}
