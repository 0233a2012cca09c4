package dev.guestright.server.entrance;

import dev.guestright.server.house.Settings;
import dev.guestright.server.identity.Passkeys;
import dev.guestright.server.identity.SignedIn;
import dev.guestright.server.identity.StaffAccounts;
import dev.guestright.server.identity.StaffSessions;
import dev.guestright.server.web.Page;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts an account into words. */
@Component
class AccountPage {

  private final StaffAccounts accounts;
  private final StaffSessions sessions;
  private final Passkeys passkeys;
  private final Settings settings;

  AccountPage(
      StaffAccounts accounts, StaffSessions sessions, Passkeys passkeys, Settings settings) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.passkeys = passkeys;
    this.settings = settings;
  }

  AccountView view(Page page, SignedIn who, String problem) {
    Optional<StaffAccounts.Account> account = accounts.find(who.staff().id());
    return new AccountView(
        who.staff().displayName(),
        who.userName(),
        problem,
        settings.secondFactor() == Settings.SecondFactor.REQUIRED && !who.second(),
        account.flatMap(StaffAccounts.Account::passwordHash).isPresent(),
        account.map(StaffAccounts.Account::codes).orElse(false),
        passkeys.of(who.staff().id()).stream()
            .map(key ->
                new AccountView.Passkey(
                    key.id(),
                    key.label().isBlank() ? page.say("account.passkey") : key.label(),
                    page.say(
                        "account.passkey-when",
                        page.words().date(key.made()),
                        page.words().dateTime(key.used(), page.now()))))
            .toList(),
        sessions.of(who.staff().id()).stream()
            .map(session ->
                new AccountView.Session(
                    session.id().toString(),
                    session.device().isBlank() ? page.say("account.device") : session.device(),
                    page.say(
                        "account.session-when",
                        page.words().dateTime(session.began(), page.now()),
                        page.words().dateTime(session.seen(), page.now())),
                    session.id().equals(who.session())))
            .toList());
  }
}
