package dev.guestright.server.privacy;

import dev.guestright.server.identity.CompanyTokens;
import dev.guestright.server.identity.CustomerLinks;
import dev.guestright.server.identity.CustomerSession;
import dev.guestright.server.identity.Customers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The door by which customers come in: a signed link, or a token of the company's site, becomes a
 * session.
 */
@RestController
class EntryController {

  private final CustomerLinks links;
  private final CompanyTokens company;
  private final Customers customers;
  private final HttpSessionSecurityContextRepository customerSessions;

  EntryController(
      CustomerLinks links,
      CompanyTokens company,
      Customers customers,
      HttpSessionSecurityContextRepository customerSessions) {
    this.links = links;
    this.company = company;
    this.customers = customers;
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
        .ifPresent(customer -> {
          if (request.getSession(false) != null) {
            request.changeSessionId();
          }
          SecurityContext context = SecurityContextHolder.createEmptyContext();
          context.setAuthentication(new CustomerSession(customer));
          customerSessions.saveContext(context, request, response);
        });
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/me")).build();
  }
}
