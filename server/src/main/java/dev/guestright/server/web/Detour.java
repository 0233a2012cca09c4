package dev.guestright.server.web;

import dev.guestright.server.identity.StaffSession;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.stereotype.Component;

/**
 * Where somebody goes who may do a thing, but not yet: to prove once more who they are, or to set
 * up what they sign in with beside their password. Everybody else is turned away.
 */
@Component
final class Detour implements AccessDeniedHandler {

  private static final Logger log = LoggerFactory.getLogger(Detour.class);

  private final Porter porter;
  private final AccessDeniedHandler turnAway = new AccessDeniedHandlerImpl();

  Detour(Porter porter) {
    this.porter = porter;
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException problem)
      throws IOException, ServletException {
    switch (verdict(request)) {
      case NOT_YET_CONFIRMED ->
          response.sendRedirect("/account/confirm?to=" + encoded(backTo(request)));
      case NO_SECOND_FACTOR -> response.sendRedirect("/account");
      case IN, OUT -> {
        note(request);
        turnAway.handle(request, response, problem);
      }
    }
  }

  /** Who wanted which line of the table: never the address itself, which may name a customer. */
  private static void note(HttpServletRequest request) {
    if (SecurityContextHolder.getContext().getAuthentication() instanceof StaffSession staff) {
      log.warn(
          "Refused: {} to account {}, {}",
          Porter.lineOf(request),
          staff.getPrincipal().staff().id(),
          staff.getPrincipal().staff().role());
    }
  }

  private Porter.Verdict verdict(HttpServletRequest request) {
    return SecurityContextHolder.getContext().getAuthentication() instanceof StaffSession staff
        ? porter.verdict(staff, request)
        : Porter.Verdict.OUT;
  }

  /** The page that was asked for; for a form, the page that it is likely to be on. */
  private static String backTo(HttpServletRequest request) {
    String path = request.getRequestURI();
    while (!request.getMethod().equals("GET")
        && !Porter.isPage(path)
        && path.lastIndexOf('/') > 0) {
      path = path.substring(0, path.lastIndexOf('/'));
    }
    return path;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
