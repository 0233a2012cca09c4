package dev.guestright.server.web;

import dev.guestright.server.identity.CustomerSession;
import dev.guestright.server.identity.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
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

  private static final AuthorizationDecision IN = new AuthorizationDecision(true);
  private static final AuthorizationDecision OUT = new AuthorizationDecision(false);

  /** The most exact pattern comes first, as it does for Spring's own mappings. */
  private static final List<Door> DOORS =
      Arrays.stream(Access.values())
          .flatMap(line -> line.routes().stream().map(route -> Door.to(line, route)))
          .sorted(Comparator.comparing(Door::pattern))
          .toList();

  private record Door(Access line, String method, PathPattern pattern) {

    static Door to(Access line, Access.Route route) {
      return new Door(
          line, route.method(), PathPatternParser.defaultInstance.parse(route.pattern()));
    }

    boolean fits(String asked, PathContainer path) {
      return (method.equals("ANY") || method.equals(asked)) && pattern.matches(path);
    }
  }

  @Override
  public AuthorizationDecision authorize(
      Supplier<? extends @Nullable Authentication> who, RequestAuthorizationContext context) {
    return line(context.getRequest()).filter(line -> may(who.get(), line)).isPresent() ? IN : OUT;
  }

  /** Returns the line that this request falls under. HEAD is asked for what GET would show. */
  static Optional<Access> line(HttpServletRequest request) {
    String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
    PathContainer path = ServletRequestPathUtils.parse(request).pathWithinApplication();
    return DOORS.stream().filter(door -> door.fits(method, path)).map(Door::line).findFirst();
  }

  private static boolean may(@Nullable Authentication who, Access line) {
    if (line.who().anybody()) {
      return true;
    }
    if (who == null || !who.isAuthenticated()) {
      return false;
    }
    if (who instanceof CustomerSession) {
      return line.who().customers();
    }
    return who.getPrincipal() instanceof SignedIn signedIn
        && line.who().roles().contains(signedIn.staff().role());
  }
}
