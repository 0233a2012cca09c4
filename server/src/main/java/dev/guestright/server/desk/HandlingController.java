package dev.guestright.server.desk;

import dev.guestright.server.identity.SignedIn;
import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.web.NotHere;
import dev.guestright.server.web.Page;
import dev.guestright.server.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Taking a conversation, letting it rest, tagging it. */
@RestController
@RequestMapping("/desk/{id}")
class HandlingController {

  private static final int MOST_TAGS = 8;
  private static final int LONGEST_TAG = 40;
  private static final int LONGEST_REST_HOURS = 24 * 14;

  private final Conversations conversations;
  private final Handlings handlings;
  private final Pages pages;
  private final Clock clock;

  HandlingController(Conversations conversations, Handlings handlings, Pages pages, Clock clock) {
    this.conversations = conversations;
    this.handlings = handlings;
    this.pages = pages;
    this.clock = clock;
  }

  @PostMapping("/take")
  ResponseEntity<Void> take(
      @AuthenticationPrincipal SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "false") boolean back) {
    Conversation conversation = conversation(id);
    handlings.give(conversation, back ? Optional.empty() : Optional.of(who.staff().id()));
    return to(DeskPage.address(conversation));
  }

  @PostMapping("/rest")
  ResponseEntity<Void> rest(@PathVariable UUID id, @RequestParam int hours) {
    Conversation conversation = conversation(id);
    Duration length = Duration.ofHours(Math.clamp(hours, 0, LONGEST_REST_HOURS));
    handlings.rest(conversation, clock.instant().plus(length));
    return to("/desk");
  }

  /** Tags are about the matter: one that labels a person is not kept, and says why. */
  @PostMapping("/tags")
  ResponseEntity<String> tag(
      HttpServletRequest request, @PathVariable UUID id, @RequestParam String tags) {
    Conversation conversation = conversation(id);
    List<Label> labels = Labels.standard().in(tags);
    if (!labels.isEmpty()) {
      Page page = pages.page(request);
      return pages.show(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "tags",
          page,
          Map.of(
              "address",
              DeskPage.address(conversation),
              "tags",
              tags,
              "advice",
              NoteController.advice(page.words(), labels)));
    }
    handlings.tag(
        conversation,
        Arrays.stream(tags.split(","))
            .map(String::strip)
            .filter(tag -> !tag.isEmpty())
            .map(tag -> tag.substring(0, Math.min(tag.length(), LONGEST_TAG)))
            .distinct()
            .limit(MOST_TAGS)
            .toList());
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create(DeskPage.address(conversation)))
        .build();
  }

  private Conversation conversation(UUID id) {
    return conversations.find(new ConversationId(id)).orElseThrow(NotHere::new);
  }

  private static ResponseEntity<Void> to(String address) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(address)).build();
  }
}
