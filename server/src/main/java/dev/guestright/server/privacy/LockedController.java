package dev.guestright.server.privacy;

import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.gateway.Lockup;
import dev.guestright.server.house.House;
import dev.guestright.server.identity.SignedIn;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.vault.Fact;
import dev.guestright.server.vault.Lockers;
import dev.guestright.server.web.NotHere;
import dev.guestright.server.web.Page;
import dev.guestright.server.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the law keeps: how much of it there is, and the one way to open it. */
@RestController
@RequestMapping("/governance/locked")
class LockedController {

  private final Lockup lockup;
  private final Lockers lockers;
  private final CharterInForce charter;
  private final House house;
  private final Pages pages;

  LockedController(
      Lockup lockup, Lockers lockers, CharterInForce charter, House house, Pages pages) {
    this.lockup = lockup;
    this.lockers = lockers;
    this.charter = charter;
    this.house = house;
    this.pages = pages;
  }

  @GetMapping
  ResponseEntity<String> look(HttpServletRequest request) {
    return show(pages.page(request), List.of(), false);
  }

  /**
   * Opens what is locked away of one customer.
   *
   * @param system empty when {@code reference} is the id in a certificate of erasure
   */
  @PostMapping
  ResponseEntity<String> open(
      HttpServletRequest request,
      @AuthenticationPrincipal SignedIn who,
      @RequestParam String system,
      @RequestParam String reference,
      @RequestParam String asker) {
    Page page = pages.page(request);
    Lockup.Asker asks = Lockup.Asker.of(asker).orElseThrow(NotHere::new);
    List<Fact> facts =
        customer(system.strip(), reference.strip())
            .map(customer -> lockup.open(who.staff(), customer, asks))
            .orElse(List.of());
    return show(page, facts.stream().map(fact -> opened(page, fact)).toList(), facts.isEmpty());
  }

  private Optional<CustomerId> customer(String system, String reference) {
    if (!system.isEmpty()) {
      return Optional.of(new CustomerId(house.keys().idOf("customer", system, reference)));
    }
    try {
      return Optional.of(new CustomerId(UUID.fromString(reference)));
    } catch (IllegalArgumentException noId) {
      return Optional.empty();
    }
  }

  private LockedView.Opened opened(Page page, Fact fact) {
    return new LockedView.Opened(
        charter
            .charter()
            .dataPoint(fact.dataPoint())
            .map(point -> point.says().in(page.language()))
            .orElse(fact.dataPoint()),
        FactText.of(page, fact),
        page.words().date(fact.observedAt()));
  }

  private ResponseEntity<String> show(Page page, List<LockedView.Opened> opened, boolean nothing) {
    return pages.show(
        "locked",
        page,
        Map.of(
            "kept",
            lockers.all(page.now()).stream()
                .map(label -> LawText.of(page, charter.charter(), label))
                .toList(),
            "askers",
            Arrays.stream(Lockup.Asker.values()).map(Lockup.Asker::stored).toList(),
            "opened",
            opened,
            "nothing",
            nothing));
  }
}
