package dev.guestright.server.web;

import dev.guestright.server.house.Settings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Before everything else: an address that asks too often is told to wait (429), a body that is too
 * large is not read (413), and when as many requests are worked on as this machine does well, more
 * are sent away at once (503) rather than slowing down those that were accepted. A stream of events
 * does not count: it waits, and works on nothing.
 */
@Component
// One after Spring's filter that says how forms are encoded: this one reads them.
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class Turnstile extends OncePerRequestFilter {

  /** A message of 20,000 characters, each of four bytes and each of them escaped in a form. */
  static final int LARGEST_BODY = 256 * 1024;

  private static final int TOO_MANY = 429;
  private static final int TOO_LARGE = 413;

  private final RateLimits limits;
  private final Semaphore places;

  Turnstile(RateLimits limits, Settings settings) {
    this.limits = limits;
    this.places = new Semaphore(settings.limits().atOnce());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Duration> wait = limits.tooMany(RateLimits.Kind.ADDRESS, request.getRemoteAddr());
    if (wait.isPresent()) {
      sendAway(response, TOO_MANY, wait.get());
      return;
    }
    if (request.getContentLengthLong() > LARGEST_BODY) {
      refuse(response, TOO_LARGE);
      return;
    }
    try {
      pass(whole(request), response, chain);
    } catch (ReadRequest.TooLarge | InvalidParameterException e) {
      refuse(response, TOO_LARGE);
    }
  }

  /** A body that comes slowly holds up its own client only: the place is taken when it is here. */
  private static HttpServletRequest whole(HttpServletRequest request) throws IOException {
    String type = Optional.ofNullable(request.getContentType()).orElse("");
    if (type.startsWith("application/x-www-form-urlencoded")) {
      request.getParameterMap();
      return request;
    }
    boolean hasBody =
        request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    return hasBody ? ReadRequest.whole(request, LARGEST_BODY) : request;
  }

  private void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!places.tryAcquire()) {
      sendAway(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, Duration.ofSeconds(1));
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      places.release();
    }
  }

  private static void refuse(HttpServletResponse response, int status) throws IOException {
    if (!response.isCommitted()) {
      response.setHeader(HttpHeaders.CONNECTION, "close");
      response.sendError(status);
    }
  }

  /** In few bytes and with no template: whoever is sent away should cost as little as possible. */
  static void sendAway(HttpServletResponse response, int status, Duration wait) throws IOException {
    response.setStatus(status);
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds() + 1)));
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setContentType("text/plain;charset=utf-8");
    response
        .getWriter()
        .write(
            status == TOO_MANY
                ? "Too many requests. Wait a moment, then try again.\n"
                : "Too much to do right now. Nothing was changed. Try again in a moment.\n");
  }
}
