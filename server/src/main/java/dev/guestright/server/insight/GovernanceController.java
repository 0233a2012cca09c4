package dev.guestright.server.insight;

import dev.guestright.server.web.Page;
import dev.guestright.server.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The page of those who answer for the house. */
@RestController
class GovernanceController {

  private final GovernancePage governance;
  private final Pages pages;

  GovernanceController(GovernancePage governance, Pages pages) {
    this.governance = governance;
    this.pages = pages;
  }

  @GetMapping("/governance")
  ResponseEntity<String> governance(HttpServletRequest request) {
    Page page = pages.page(request);
    return pages.show("governance", page, Map.of("view", governance.view(page)));
  }
}
