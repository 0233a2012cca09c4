package dev.guestright.server.web;

import dev.guestright.server.identity.StaffAccounts;
import dev.guestright.server.identity.StaffSession;
import dev.guestright.server.identity.StaffSessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.stereotype.Component;

/**
 * Lets staff in who proved who they are: by a new session, whatever was laid out before them (its
 * id and its form token change), and on to the page that they wanted.
 */
@Component
public class Entering {

  private static final String GOING_TO = "guestright.going-to";

  private final StaffSessions sessions;
  private final HttpSessionCsrfTokenRepository formTokens;
  private final HttpSessionRequestCache wantedPages;
  private final HttpSessionSecurityContextRepository contexts =
      new HttpSessionSecurityContextRepository();

  Entering(
      StaffSessions sessions,
      HttpSessionCsrfTokenRepository formTokens,
      HttpSessionRequestCache wantedPages) {
    this.sessions = sessions;
    this.formTokens = formTokens;
    this.wantedPages = wantedPages;
  }

  /**
   * Begins the session, and returns where to go next.
   *
   * @param second whether more than a password was shown
   * @param provedAt when they proved who they are: now, but where a provider vouches for earlier
   */
  public String enter(
      HttpServletRequest request,
      HttpServletResponse response,
      StaffAccounts.Account who,
      boolean second,
      Instant provedAt) {
    if (request.getSession(false) != null) {
      request.changeSessionId();
    }
    StaffSession session = new StaffSession(sessions.begin(who, device(request), second, provedAt));
    new CsrfAuthenticationStrategy(formTokens).onAuthentication(session, request, response);
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(session);
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
    return wanted(request, response);
  }

  /** Keeps the page to go on to, for somebody who goes away to prove once more who they are. */
  public static void remember(HttpServletRequest request, String path) {
    request.getSession().setAttribute(GOING_TO, path);
  }

  private String wanted(HttpServletRequest request, HttpServletResponse response) {
    if (request.getSession().getAttribute(GOING_TO) instanceof String path) {
      request.getSession().removeAttribute(GOING_TO);
      return path;
    }
    String path =
        Optional.ofNullable(wantedPages.getRequest(request, response))
            .map(saved -> URI.create(saved.getRedirectUrl()).getRawPath())
            .orElse("/");
    wantedPages.removeRequest(request, response);
    return path;
  }

  /** Roughly which browser this is, so that its owner knows it again. */
  static String device(HttpServletRequest request) {
    String agent = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
    String browser = first(agent, List.of("Firefox", "Edg", "OPR", "Chrome", "Safari"));
    String system =
        first(agent, List.of("Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux"));
    return (browser + " " + system).strip();
  }

  private static String first(String agent, List<String> names) {
    return names.stream().filter(agent::contains).findFirst().orElse("");
  }
}
