package dev.guestright.server.desk;

import dev.guestright.server.assist.Advice;
import dev.guestright.server.assist.Assist;
import dev.guestright.server.assist.Dismissal;
import dev.guestright.server.assist.Suggestions;
import dev.guestright.server.identity.Actor;
import dev.guestright.server.identity.SignedIn;
import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.ids.UseId;
import dev.guestright.server.routing.Routing;
import dev.guestright.server.web.NotHere;
import dev.guestright.server.web.Page;
import dev.guestright.server.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
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
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The agents' pages. */
@RestController
@RequestMapping("/desk")
class DeskController {

  private static final int LIST_LENGTH = 50;

  private final Desk desk;
  private final Conversations conversations;
  private final Assist assist;
  private final DeskPage deskPage;
  private final LiveDesk live;
  private final Routing routing;
  private final Replies replies;
  private final Promises promises;
  private final Suggestions suggestions;
  private final Notes notes;
  private final Handlings handlings;
  private final Pages pages;
  private final Clock clock;

  DeskController(
      Desk desk,
      Conversations conversations,
      Assist assist,
      DeskPage deskPage,
      LiveDesk live,
      Routing routing,
      Replies replies,
      Promises promises,
      Suggestions suggestions,
      Notes notes,
      Handlings handlings,
      Pages pages,
      Clock clock) {
    this.desk = desk;
    this.conversations = conversations;
    this.assist = assist;
    this.deskPage = deskPage;
    this.live = live;
    this.routing = routing;
    this.replies = replies;
    this.promises = promises;
    this.suggestions = suggestions;
    this.notes = notes;
    this.handlings = handlings;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping
  ResponseEntity<String> list(
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String after,
      @RequestParam Optional<String> queue) {
    Page page = pages.page(request);
    return show(page, queue, after, Optional.empty());
  }

  @GetMapping("/{id}")
  ResponseEntity<String> open(
      HttpServletRequest request,
      @AuthenticationPrincipal SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String after,
      @RequestParam(defaultValue = "") String play) {
    Page page = pages.page(request);
    Conversation conversation = conversation(id);
    Opened opened = desk.open(who.staff(), conversation);
    Advice advice = assist.advise(scene(who.staff(), opened));
    DeskPage.Beside beside =
        new DeskPage.Beside(
            who.staff().id(),
            handlings.of(List.of(conversation.id())).getOrDefault(conversation.id(), Handling.NONE),
            notes.mayBeKept());
    return show(
        page,
        Optional.empty(),
        after,
        Optional.of(deskPage.thread(page, opened, advice, play, beside)));
  }

  private ResponseEntity<String> show(
      Page page, Optional<String> named, String after, Optional<DeskView.Thread> thread) {
    Optional<String> queue = named.filter(name -> routing.plan().queue(name).isPresent());
    Conversations.Page listed =
        conversations.open(queue, Cursors.read(after), LIST_LENGTH, page.now());
    DeskView view =
        deskPage.list(
            page,
            queue,
            listed,
            conversations.openCount(),
            promises.open(LIST_LENGTH),
            handlings.of(listed.conversations().stream().map(Conversation::id).toList()),
            thread);
    return pages.show("desk", page, Map.of("view", view));
  }

  private static Assist.Scene scene(Actor.Staff who, Opened opened) {
    return new Assist.Scene(
        who,
        opened.conversation().customer(),
        opened.conversation().id(),
        opened.written(),
        opened.conversation().language(),
        opened.moment(),
        ServletUriComponentsBuilder.fromCurrentContextPath().toUriString());
  }

  /** The messages alone, for a page that is open already: whoever has it before them looks. */
  @GetMapping("/{id}/messages")
  ResponseEntity<String> messages(
      HttpServletRequest request, @AuthenticationPrincipal SignedIn who, @PathVariable UUID id) {
    Page page = pages.page(request);
    Opened opened = desk.open(who.staff(), conversation(id));
    return pages.show("messages", page, Map.of("lines", deskPage.lines(page, opened)));
  }

  /** That the list changed, or that somebody needs a person now. */
  @GetMapping("/changes")
  SseEmitter changes() {
    return live.watch();
  }

  /** What happens while somebody looks: choices and messages, told without their content. */
  @GetMapping("/{id}/changes")
  SseEmitter changes(@PathVariable UUID id, @RequestParam Optional<Instant> since) {
    return live.watch(conversation(id).customer(), since);
  }

  /**
   * Sends a reply; each suggestion in it comes as {@code use}, with its words as they were shown in
   * {@code said-} and that id. With {@code then=next} the conversation is closed, and the one that
   * has waited longest comes up.
   */
  @PostMapping("/{id}/messages")
  ResponseEntity<Void> reply(
      @AuthenticationPrincipal SignedIn who,
      @PathVariable UUID id,
      @RequestParam String text,
      @RequestParam(name = "use", defaultValue = "") List<UUID> uses,
      @RequestParam(defaultValue = "") String then,
      @RequestParam Map<String, String> form) {
    Conversation conversation = conversation(id);
    Map<UUID, String> suggested = new LinkedHashMap<>();
    uses.forEach(use -> suggested.put(use, form.getOrDefault("said-" + use, "")));
    replies.send(who.staff(), conversation, text, suggested);
    if (!then.equals("next")) {
      return backTo(conversation);
    }
    desk.close(who.staff(), conversation, "");
    return redirect(
        conversations
            .open(Optional.empty(), Optional.empty(), 1, clock.instant())
            .conversations()
            .stream()
            .findFirst()
            .map(DeskPage::address)
            .orElse("/desk"));
  }

  /** Puts a suggestion aside, with why; it does not come back in this conversation. */
  @PostMapping("/{id}/suggestions/{use}/dismiss")
  ResponseEntity<Void> dismiss(
      @PathVariable UUID id, @PathVariable UUID use, @RequestParam String because) {
    Conversation conversation = conversation(id);
    Dismissal why = Dismissal.named(because).orElseThrow(NotHere::new);
    suggestions.dismiss(conversation.customer(), conversation.id(), new UseId(use), why);
    return backTo(conversation);
  }

  @PostMapping("/{id}/questions")
  ResponseEntity<Void> ask(
      @AuthenticationPrincipal SignedIn who, @PathVariable UUID id, @RequestParam String purpose) {
    Conversation conversation = conversation(id);
    desk.ask(who.staff(), conversation, purpose);
    return backTo(conversation);
  }

  @PostMapping("/{id}/close")
  ResponseEntity<Void> close(
      @AuthenticationPrincipal SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String solution) {
    Conversation conversation = conversation(id);
    desk.close(who.staff(), conversation, solution);
    return redirect("/desk");
  }

  private Conversation conversation(UUID id) {
    return conversations.find(new ConversationId(id)).orElseThrow(NotHere::new);
  }

  private static ResponseEntity<Void> backTo(Conversation conversation) {
    return redirect(DeskPage.address(conversation));
  }

  private static ResponseEntity<Void> redirect(String address) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(address)).build();
  }
}
