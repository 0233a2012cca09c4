package dev.guestright.server.desk;

import dev.guestright.server.identity.SignedIn;
import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.web.NotHere;
import dev.guestright.server.web.Page;
import dev.guestright.server.web.Pages;
import dev.guestright.server.web.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Internal notes: checked as they are typed, and again as they are kept. */
@RestController
@RequestMapping("/desk/{id}/notes")
class NoteController {

  private final Conversations conversations;
  private final Notes notes;
  private final Pages pages;

  NoteController(Conversations conversations, Notes notes, Pages pages) {
    this.conversations = conversations;
    this.notes = notes;
    this.pages = pages;
  }

  /** Tells what in a note seems to label a person, as a part of the page. Nothing is kept. */
  @PostMapping("/check")
  ResponseEntity<String> check(
      HttpServletRequest request, @PathVariable UUID id, @RequestParam String text) {
    conversation(id);
    Page page = pages.page(request);
    return pages.show(
        "note-advice",
        page,
        Map.of("advice", advice(page.words(), Labels.standard().in(text)), "because", ""));
  }

  @PostMapping
  ResponseEntity<String> keep(
      HttpServletRequest request,
      @AuthenticationPrincipal SignedIn who,
      @PathVariable UUID id,
      @RequestParam String text,
      @RequestParam(defaultValue = "") String because) {
    Conversation about = conversation(id);
    if (!notes.mayBeKept()) {
      throw new NotHere();
    }
    if (text.isBlank()) {
      return to(about);
    }
    return switch (notes.keep(who.staff(), about, text, because)) {
      case Notes.Outcome.Kept kept -> to(about);
      case Notes.Outcome.Reconsider(List<Label> labels) -> {
        Page page = pages.page(request);
        yield pages.show(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "note",
            page,
            Map.of(
                "address",
                DeskPage.address(about),
                "text",
                text,
                "advice",
                advice(page.words(), labels)));
      }
    };
  }

  static List<DeskView.Advised> advice(Words words, List<Label> labels) {
    return labels.stream()
        .map(label ->
            new DeskView.Advised(
                words.say("quoted", label.words()),
                words.say("label." + label.kind().named()),
                words.say("label." + label.kind().named() + ".better")))
        .toList();
  }

  private Conversation conversation(UUID id) {
    return conversations.find(new ConversationId(id)).orElseThrow(NotHere::new);
  }

  private static ResponseEntity<String> to(Conversation about) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create(DeskPage.address(about)))
        .build();
  }
}
