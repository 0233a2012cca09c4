package dev.guestright.server.entrance;

import dev.guestright.server.identity.PasswordRules;
import dev.guestright.server.identity.SetUpLinks;
import dev.guestright.server.identity.StaffAccounts;
import dev.guestright.server.identity.StaffOffice;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.web.Entering;
import dev.guestright.server.web.Page;
import dev.guestright.server.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The page of a set-up link, where somebody chooses their password. To look at it uses nothing up,
 * since programs that check mail look at links too; to send the form does.
 */
@RestController
class SetUpController {

  static final Pattern USER_NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@+-]{0,99}");
  static final int LONGEST_NAME = 100;

  private final SetUpLinks links;
  private final StaffAccounts accounts;
  private final StaffOffice office;
  private final PasswordRules rules;
  private final Entering entering;
  private final Pages pages;
  private final Clock clock;

  SetUpController(
      SetUpLinks links,
      StaffAccounts accounts,
      StaffOffice office,
      PasswordRules rules,
      Entering entering,
      Pages pages,
      Clock clock) {
    this.links = links;
    this.accounts = accounts;
    this.office = office;
    this.rules = rules;
    this.entering = entering;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping("/set-up")
  ResponseEntity<String> form(
      HttpServletRequest request, @RequestParam(defaultValue = "") String token) {
    Optional<SetUpLinks.For> whose = links.look(token);
    return whose.isEmpty()
        ? show(HttpStatus.NOT_FOUND, request, new SetUpView(false, false, "", "", "", ""))
        : show(HttpStatus.OK, request, view(whose.get(), token, "", "", ""));
  }

  @PostMapping("/set-up")
  ResponseEntity<String> setUp(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam String token,
      @RequestParam(defaultValue = "") String username,
      @RequestParam(defaultValue = "") String name,
      @RequestParam String password) {
    Optional<SetUpLinks.For> whose = links.look(token);
    if (whose.isEmpty()) {
      return form(request, token);
    }
    SetUpView view = view(whose.get(), token, username.strip(), name.strip(), "");
    Optional<String> problem = problem(pages.page(request), view, password);
    if (problem.isPresent()) {
      return show(
          HttpStatus.UNPROCESSABLE_CONTENT,
          request,
          view(whose.get(), token, view.userName(), view.displayName(), problem.get()));
    }
    return links
        .use(token)
        .map(mine -> setUp(mine, view, password))
        .flatMap(accounts::find)
        .map(account -> {
          entering.enter(request, response, account, false, clock.instant());
          return to("/account");
        })
        .orElseGet(() -> form(request, token));
  }

  private StaffId setUp(SetUpLinks.For mine, SetUpView view, String password) {
    return switch (mine) {
      case SetUpLinks.For.FirstAdministrator first ->
          office.openFirst(view.userName(), view.displayName(), password);
      case SetUpLinks.For.Account account -> {
        accounts.changePassword(view.userName(), password);
        yield account.id();
      }
    };
  }

  private Optional<String> problem(Page page, SetUpView view, String password) {
    if (view.first() && !USER_NAME.matcher(view.userName()).matches()) {
      return Optional.of("staff.bad-user");
    }
    if (view.first()
        && (view.displayName().isEmpty() || view.displayName().length() > LONGEST_NAME)) {
      return Optional.of("staff.bad-name");
    }
    if (view.first() && accounts.isTaken(view.userName())) {
      return Optional.of("staff.taken");
    }
    return NewPassword.problem(
        rules, password, List.of(view.userName(), view.displayName(), page.company()));
  }

  private SetUpView view(
      SetUpLinks.For whose, String token, String userName, String name, String problem) {
    return switch (whose) {
      case SetUpLinks.For.FirstAdministrator first ->
          new SetUpView(true, true, token, userName, name, problem);
      case SetUpLinks.For.Account account ->
          accounts
              .find(account.id())
              .map(found ->
                  new SetUpView(
                      true, false, token, found.userName(), found.staff().displayName(), problem))
              .orElseGet(() -> new SetUpView(false, false, "", "", "", ""));
    };
  }

  private ResponseEntity<String> show(
      HttpStatus status, HttpServletRequest request, SetUpView view) {
    return pages.show(status, "set-up", pages.page(request), Map.of("view", view));
  }

  private static ResponseEntity<String> to(String path) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
  }
}
