package dev.guestright.server.web;

import dev.guestright.server.identity.SignedIn;
import dev.guestright.server.identity.StaffSession;
import dev.guestright.server.identity.StaffSessions;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Puts who is signed in, as it stands now, in the place of who it was at sign-in. A session that
 * has ended is nobody's.
 */
final class LiveSession extends OncePerRequestFilter {

  private final StaffSessions sessions;

  LiveSession(StaffSessions sessions) {
    this.sessions = sessions;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (SecurityContextHolder.getContext().getAuthentication() instanceof StaffSession staff) {
      Optional<SignedIn> now = sessions.live(staff.getPrincipal().session());
      SecurityContext context = SecurityContextHolder.createEmptyContext();
      now.ifPresentOrElse(
          who -> context.setAuthentication(new StaffSession(who)), () -> forget(request));
      SecurityContextHolder.setContext(context);
    }
    chain.doFilter(request, response);
  }

  private static void forget(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.removeAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
    }
  }
}
