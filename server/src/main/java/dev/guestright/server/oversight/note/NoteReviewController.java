package dev.guestright.server.oversight.note;

import dev.guestright.server.desk.NoteOverrides;
import dev.guestright.server.desk.Notes;
import dev.guestright.server.gateway.Gateway;
import dev.guestright.server.identity.SignedIn;
import dev.guestright.server.identity.StaffAccounts;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.vault.Fact;
import dev.guestright.server.web.NotHere;
import dev.guestright.server.web.Page;
import dev.guestright.server.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
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

/** Where somebody else decides whether a note stays that was kept against advice. */
@RestController
@RequestMapping("/governance/notes")
class NoteReviewController {

  private static final String ADDRESS = "/governance/notes";

  private final NoteOverrides overrides;
  private final Gateway gateway;
  private final StaffAccounts staff;
  private final Pages pages;

  NoteReviewController(NoteOverrides overrides, Gateway gateway, StaffAccounts staff, Pages pages) {
    this.overrides = overrides;
    this.gateway = gateway;
    this.staff = staff;
    this.pages = pages;
  }

  @GetMapping
  ResponseEntity<String> all(HttpServletRequest request, @AuthenticationPrincipal SignedIn who) {
    Page page = pages.page(request);
    List<NoteReviewView.Row> rows =
        overrides.open().stream()
            .map(kept ->
                new NoteReviewView.Row(
                    what(page, kept),
                    kept.by().equals(who.staff().id())
                        ? Optional.empty()
                        : Optional.of(ADDRESS + "/" + kept.note())))
            .toList();
    return pages.show("note-reviews", page, Map.of("view", new NoteReviewView.All(rows)));
  }

  private String what(Page page, NoteOverrides.Kept kept) {
    return page.say(
        "notes.row",
        staff.names().getOrDefault(kept.by(), page.say("audit.somebody")),
        page.words().dateTime(kept.keptAt(), page.now()));
  }

  @GetMapping("/{id}")
  ResponseEntity<String> open(
      HttpServletRequest request, @AuthenticationPrincipal SignedIn who, @PathVariable UUID id) {
    Page page = pages.page(request);
    NoteOverrides.Kept kept = others(id, who.staff().id());
    Gateway.OfRequest released =
        gateway.openMatter(
            who.staff(),
            kept.customer(),
            Gateway.Matter.noteReview(kept.conversation(), kept.note()),
            Map.of(Notes.NOTES, List.of(kept.note())),
            Optional.of(kept.because()));
    return pages.show(
        "note-review",
        page,
        Map.of(
            "view",
            new NoteReviewView.Opened(
                ADDRESS + "/" + kept.note(),
                what(page, kept),
                released.facts().stream()
                    .map(Fact::value)
                    .findFirst()
                    .orElse(page.say("note.gone")),
                released.words().orElse(""))));
  }

  /** Only the two words are answers. */
  @PostMapping("/{id}")
  ResponseEntity<Void> decide(
      @AuthenticationPrincipal SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String verdict) {
    NoteOverrides.Kept kept = others(id, who.staff().id());
    NoteOverrides.Verdict decided =
        switch (verdict) {
          case "stays" -> NoteOverrides.Verdict.STAYS;
          case "taken-out" -> NoteOverrides.Verdict.TAKEN_OUT;
          default -> throw new NotHere();
        };
    overrides.decide(kept, decided, who.staff().id());
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(ADDRESS)).build();
  }

  /** Nobody checks their own. */
  private NoteOverrides.Kept others(UUID id, StaffId reader) {
    return overrides.open(id).filter(kept -> !kept.by().equals(reader)).orElseThrow(NotHere::new);
  }
}
