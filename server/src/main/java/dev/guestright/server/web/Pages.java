package dev.guestright.server.web;

import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.identity.Role;
import dev.guestright.server.identity.SignedIn;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/** Renders pages: a template, what it shows, and what every page has around it. */
@Component
public class Pages {

  private static final String LANGUAGE = "guestright.language";

  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, "dev.guestright.server.pages");
  private final CharterInForce charter;
  private final Clock clock;

  Pages(CharterInForce charter, Clock clock) {
    this.charter = charter;
    this.clock = clock;
  }

  /** Renders a page of this status. */
  public ResponseEntity<String> show(
      HttpStatus status, String template, Page page, Map<String, Object> view) {
    return ResponseEntity.status(status)
        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .header("Content-Language", page.language())
        .body(render(template, page, view));
  }

  /** Renders a template to text. */
  public String render(String template, Page page, Map<String, Object> view) {
    Map<String, Object> all = new java.util.HashMap<>(view);
    all.put("page", page);
    StringOutput output = new StringOutput();
    templates.render(template + ".jte", all, output);
    return output.toString();
  }

  public ResponseEntity<String> show(String template, Page page, Map<String, Object> view) {
    return show(HttpStatus.OK, template, page, view);
  }

  /** Returns what the page of this request has around it. */
  public Page page(HttpServletRequest request) {
    CsrfToken csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
    String path = request.getRequestURI();
    return new Page(
        Words.in(language(request)),
        charter.charter().controller().name(),
        viewer(),
        path.equals("/me") || path.startsWith("/me/"),
        csrf == null
            ? new Page.Csrf("_csrf", "")
            : new Page.Csrf(csrf.getParameterName(), csrf.getToken()),
        path,
        clock.instant());
  }

  private static Optional<Page.Viewer> viewer() {
    @Nullable Authentication who = SecurityContextHolder.getContext().getAuthentication();
    if (who == null || !(who.getPrincipal() instanceof SignedIn signedIn)) {
      return Optional.empty();
    }
    Role role = signedIn.staff().role();
    return Optional.of(
        new Page.Viewer(
            signedIn.staff().displayName(),
            role.charterName(),
            Access.SEE_WHO_WAITS.who().roles().contains(role),
            Access.ANSWER_APPEALS.who().roles().contains(role),
            Access.READ_FIGURES.who().roles().contains(role),
            Access.SEE_STAFF.who().roles().contains(role)));
  }

  /** The language chosen in this session, else the first that the browser asks for and we speak. */
  private static String language(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null && session.getAttribute(LANGUAGE) instanceof String chosen) {
      return chosen;
    }
    return Collections.list(request.getLocales()).stream()
        .map(Locale::getLanguage)
        .filter(Words.LANGUAGES::contains)
        .findFirst()
        .orElse("en");
  }

  /** Keeps the language that somebody chose, for their session. */
  public static void speak(HttpServletRequest request, String language) {
    if (Words.LANGUAGES.contains(language)) {
      request.getSession().setAttribute(LANGUAGE, language);
    }
  }
}
