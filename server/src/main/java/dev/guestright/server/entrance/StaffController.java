package dev.guestright.server.entrance;

import dev.guestright.server.identity.Role;
import dev.guestright.server.identity.SetUpLinks;
import dev.guestright.server.identity.SignedIn;
import dev.guestright.server.identity.StaffAccounts;
import dev.guestright.server.identity.StaffOffice;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.web.NotHere;
import dev.guestright.server.web.Page;
import dev.guestright.server.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where an administrator looks after accounts of staff. No customer's data is near. */
@RestController
@RequestMapping("/staff")
class StaffController {

  private static final String LINK = "guestright.new-link";

  private final StaffAccounts accounts;
  private final StaffOffice office;
  private final Pages pages;

  StaffController(StaffAccounts accounts, StaffOffice office, Pages pages) {
    this.accounts = accounts;
    this.office = office;
    this.pages = pages;
  }

  @GetMapping
  ResponseEntity<String> list(
      HttpServletRequest request,
      @AuthenticationPrincipal SignedIn who,
      @RequestParam(defaultValue = "") String problem) {
    Object link = request.getSession().getAttribute(LINK);
    request.getSession().removeAttribute(LINK);
    return show(
        HttpStatus.OK,
        request,
        who,
        link instanceof StaffView.Link shown ? Optional.of(shown) : Optional.empty(),
        Arrays.stream(StaffOffice.Outcome.values())
            .map(StaffController::words)
            .filter(("staff." + problem)::equals)
            .findFirst()
            .orElse(""));
  }

  private ResponseEntity<String> show(
      HttpStatus status,
      HttpServletRequest request,
      SignedIn who,
      Optional<StaffView.Link> link,
      String problem) {
    Page page = pages.page(request);
    StaffView view =
        new StaffView(
            accounts.people().stream().map(account -> person(page, account, who)).toList(),
            roles(page, Role.AGENT),
            link,
            problem);
    return pages.show(status, "staff", page, Map.of("view", view));
  }

  private static StaffView.Person person(Page page, StaffAccounts.Account account, SignedIn who) {
    String state =
        account.elsewhere()
            ? page.say("staff.elsewhere")
            : account.passwordHash().isEmpty()
                ? page.say("staff.not-set-up")
                : account.codes() ? page.say("staff.with-codes") : page.say("staff.with-password");
    return new StaffView.Person(
        account.staff().id().toString(),
        account.staff().displayName(),
        account.userName(),
        roles(page, account.staff().role()),
        state,
        account.staff().id().equals(who.staff().id()));
  }

  private static List<StaffView.Choice> roles(Page page, Role chosen) {
    return Arrays.stream(Role.values())
        .filter(role -> role != Role.API_CLIENT)
        .map(role ->
            new StaffView.Choice(
                role.charterName(), page.say("role." + role.charterName()), role == chosen))
        .toList();
  }

  @PostMapping
  ResponseEntity<String> open(
      HttpServletRequest request,
      @AuthenticationPrincipal SignedIn who,
      @RequestParam String username,
      @RequestParam String name,
      @RequestParam String role) {
    String user = username.strip();
    String shown = name.strip();
    String problem =
        !SetUpController.USER_NAME.matcher(user).matches()
            ? "staff.bad-user"
            : shown.isEmpty() || shown.length() > SetUpController.LONGEST_NAME
                ? "staff.bad-name"
                : "";
    if (!problem.isEmpty()) {
      return show(HttpStatus.UNPROCESSABLE_CONTENT, request, who, Optional.empty(), problem);
    }
    return office
        .open(user, shown, ofStaff(role), who.staff().id())
        .map(token -> showLink(request, shown, token))
        .orElseGet(() ->
            show(
                HttpStatus.UNPROCESSABLE_CONTENT,
                request,
                who,
                Optional.empty(),
                words(StaffOffice.Outcome.NAME_TAKEN)));
  }

  @PostMapping("/{id}/link")
  ResponseEntity<String> beginAnew(
      HttpServletRequest request, @AuthenticationPrincipal SignedIn who, @PathVariable UUID id) {
    StaffId whose = new StaffId(id);
    String name = accounts.find(whose).orElseThrow(NotHere::new).staff().displayName();
    String token = office.beginAnew(whose, who.staff().id()).orElseThrow(NotHere::new);
    return showLink(request, name, token);
  }

  /** The link is shown by the page after this one, once, so that reloading repeats nothing. */
  private static ResponseEntity<String> showLink(
      HttpServletRequest request, String name, String token) {
    String address =
        ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()
            + "/set-up?token="
            + token;
    request
        .getSession()
        .setAttribute(
            LINK, new StaffView.Link(name, address, Long.toString(SetUpLinks.VALID.toHours())));
    return to("/staff");
  }

  @PostMapping("/{id}/role")
  ResponseEntity<String> changeRole(
      @AuthenticationPrincipal SignedIn who, @PathVariable UUID id, @RequestParam String role) {
    return after(office.changeRole(new StaffId(id), ofStaff(role), who.staff().id()));
  }

  @PostMapping("/{id}/close")
  ResponseEntity<String> close(@AuthenticationPrincipal SignedIn who, @PathVariable UUID id) {
    return after(office.close(new StaffId(id), who.staff().id()));
  }

  private static ResponseEntity<String> after(StaffOffice.Outcome outcome) {
    return switch (outcome) {
      case DONE -> to("/staff");
      case NOT_THERE -> throw new NotHere();
      case LAST_ADMINISTRATOR, NAME_TAKEN ->
          to("/staff?problem=" + words(outcome).substring("staff.".length()));
    };
  }

  private static String words(StaffOffice.Outcome outcome) {
    return "staff." + outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A role that a person can have; anything else is no page of ours. */
  private static Role ofStaff(String name) {
    return Arrays.stream(Role.values())
        .filter(role -> role != Role.API_CLIENT && role.charterName().equals(name))
        .findFirst()
        .orElseThrow(NotHere::new);
  }

  private static ResponseEntity<String> to(String path) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
  }
}
