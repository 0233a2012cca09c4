package dev.guestright.server.web;

import dev.guestright.server.identity.SignedIn;
import dev.guestright.server.identity.StaffSession;
import dev.guestright.server.identity.StaffSessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;

/** Ends the session of whoever signs out, everywhere. */
final class EndOfSession implements LogoutHandler {

  private final StaffSessions sessions;

  EndOfSession(StaffSessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public void logout(
      HttpServletRequest request, HttpServletResponse response, @Nullable Authentication who) {
    if (who instanceof StaffSession staff) {
      SignedIn signedIn = staff.getPrincipal();
      sessions.end(signedIn.staff().id(), signedIn.session());
    }
  }
}
