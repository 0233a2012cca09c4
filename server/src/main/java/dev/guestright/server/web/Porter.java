package dev.guestright.server.web;

import dev.guestright.server.house.Settings;
import dev.guestright.server.house.Settings.SecondFactor;
import dev.guestright.server.identity.ApiSession;
import dev.guestright.server.identity.CustomerSession;
import dev.guestright.server.identity.Role;
import dev.guestright.server.identity.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Lets a request in, or not, by {@link Access} alone. What no line names is refused. */
@Component
final class Porter implements AuthorizationManager<RequestAuthorizationContext> {

  /** The most exact pattern comes first, as it does for Spring's own mappings. */
  private static final List<Door> DOORS =
      Arrays.stream(Access.values())
          .flatMap(line -> line.routes().stream().map(route -> Door.to(line, route)))
          .sorted(Comparator.comparing(Door::pattern))
          .toList();

  private final SecondFactor secondFactor;
  private final Clock clock;

  Porter(Settings settings, Clock clock) {
    this.secondFactor = settings.secondFactor();
    this.clock = clock;
  }

  private record Door(Access line, String method, PathPattern pattern) {

    static Door to(Access line, Access.Route route) {
      return new Door(
          line, route.method(), PathPatternParser.defaultInstance.parse(route.pattern()));
    }

    boolean fits(String asked, PathContainer path) {
      return (method.equals("ANY") || method.equals(asked)) && pattern.matches(path);
    }
  }

  /** Whether somebody may pass, and if not yet, what is missing. */
  enum Verdict {
    IN,
    OUT,
    NO_SECOND_FACTOR,
    NOT_YET_CONFIRMED
  }

  @Override
  public AuthorizationDecision authorize(
      Supplier<? extends @Nullable Authentication> who, RequestAuthorizationContext context) {
    return new AuthorizationDecision(verdict(who.get(), context.getRequest()) == Verdict.IN);
  }

  Verdict verdict(@Nullable Authentication who, HttpServletRequest request) {
    return line(request).map(line -> verdict(who, line.who())).orElse(Verdict.OUT);
  }

  private Verdict verdict(@Nullable Authentication who, Access.Who may) {
    if (may.anybody()) {
      return Verdict.IN;
    }
    if (who == null || !who.isAuthenticated()) {
      return Verdict.OUT;
    }
    if (who instanceof CustomerSession) {
      return may.customers() ? Verdict.IN : Verdict.OUT;
    }
    if (who instanceof ApiSession) {
      return may.roles().contains(Role.API_CLIENT) ? Verdict.IN : Verdict.OUT;
    }
    return who.getPrincipal() instanceof SignedIn staff ? verdict(staff, may) : Verdict.OUT;
  }

  private Verdict verdict(SignedIn staff, Access.Who may) {
    if (!may.roles().contains(staff.staff().role())) {
      return Verdict.OUT;
    }
    if (secondFactor == SecondFactor.REQUIRED && !staff.second() && !may.toSetUp()) {
      return Verdict.NO_SECOND_FACTOR;
    }
    return may.recently() && !staff.isRecent(clock.instant())
        ? Verdict.NOT_YET_CONFIRMED
        : Verdict.IN;
  }

  private static Optional<Access> line(HttpServletRequest request) {
    // HEAD is asked for what GET would show.
    String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
    return line(method, ServletRequestPathUtils.parse(request).pathWithinApplication());
  }

  /** The name of the line that a request falls under. */
  static String lineOf(HttpServletRequest request) {
    return line(request).map(Access::name).orElse("no line");
  }

  /** Whether there is a page at this path. */
  static boolean isPage(String path) {
    return line("GET", PathContainer.parsePath(path)).isPresent();
  }

  private static Optional<Access> line(String method, PathContainer path) {
    return DOORS.stream().filter(door -> door.fits(method, path)).map(Door::line).findFirst();
  }
}
