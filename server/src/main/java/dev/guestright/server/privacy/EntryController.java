package dev.guestright.server.privacy;

import dev.guestright.server.identity.CompanyTokens;
import dev.guestright.server.identity.CustomerLinks;
import dev.guestright.server.identity.CustomerSession;
import dev.guestright.server.identity.Customers;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.web.NotHere;
import dev.guestright.server.web.Page;
import dev.guestright.server.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The door by which customers come in: a signed link, a token of the company's site, or a code by
 * e-mail becomes a session.
 */
@RestController
class EntryController {

  private final CustomerLinks links;
  private final CompanyTokens company;
  private final Customers customers;
  private final MailedCodes codes;
  private final Pages pages;
  private final HttpSessionSecurityContextRepository customerSessions;

  EntryController(
      CustomerLinks links,
      CompanyTokens company,
      Customers customers,
      MailedCodes codes,
      Pages pages,
      HttpSessionSecurityContextRepository customerSessions) {
    this.links = links;
    this.company = company;
    this.customers = customers;
    this.codes = codes;
    this.pages = pages;
    this.customerSessions = customerSessions;
  }

  /** A link that is not ours, is too old, or leads to nobody ends on the same page. */
  @GetMapping("/me/enter")
  ResponseEntity<Void> enter(
      HttpServletRequest request, HttpServletResponse response, @RequestParam String token) {
    links
        .open(token)
        .or(() -> company.open(token))
        .filter(customers::knows)
        .ifPresent(customer -> letIn(customer, request, response));
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/me")).build();
  }

  private void letIn(
      CustomerId customer, HttpServletRequest request, HttpServletResponse response) {
    if (request.getSession(false) != null) {
      request.changeSessionId();
    }
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(new CustomerSession(customer));
    customerSessions.saveContext(context, request, response);
  }

  /** Sends a code by e-mail, if the address is somebody's; the answer is the same if it is not. */
  @PostMapping("/me/code")
  ResponseEntity<String> sendCode(
      HttpServletRequest request, @RequestParam(defaultValue = "") String address) {
    if (!codes.areSent()) {
      throw new NotHere();
    }
    Page page = pages.page(request);
    UUID ticket =
        codes.send(
            address, new MailedCodes.Asking(request.getRemoteAddr(), page.company(), page.words()));
    return pages.show("mailed-code", page, Map.of("ticket", ticket.toString(), "wrong", false));
  }

  @PostMapping("/me/code/{ticket}")
  ResponseEntity<String> takeCode(
      HttpServletRequest request,
      HttpServletResponse response,
      @PathVariable UUID ticket,
      @RequestParam(defaultValue = "") String code) {
    Optional<CustomerId> customer =
        codes.open(ticket, code, request.getRemoteAddr()).filter(customers::knows);
    if (customer.isEmpty()) {
      return pages.show(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "mailed-code",
          pages.page(request),
          Map.of("ticket", ticket.toString(), "wrong", true));
    }
    letIn(customer.get(), request, response);
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/me")).build();
  }
}
