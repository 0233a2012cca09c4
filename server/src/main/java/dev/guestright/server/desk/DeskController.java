package dev.guestright.server.desk;

import dev.guestright.server.assist.Advice;
import dev.guestright.server.assist.Assist;
import dev.guestright.server.identity.Actor;
import dev.guestright.server.identity.SignedIn;
import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.ids.UseId;
import dev.guestright.server.routing.Routing;
import dev.guestright.server.trail.Trail;
import dev.guestright.server.trail.UseRecord;
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
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The agents' pages. */
@RestController
@RequestMapping("/desk")
class DeskController {

  private static final int LIST_LENGTH = 50;
  private static final int LONGEST_MESSAGE = 20_000;

  private final Desk desk;
  private final Conversations conversations;
  private final Assist assist;
  private final DeskPage deskPage;
  private final LiveDesk live;
  private final Trail trail;
  private final Routing routing;
  private final Pages pages;

  DeskController(
      Desk desk,
      Conversations conversations,
      Assist assist,
      DeskPage deskPage,
      LiveDesk live,
      Trail trail,
      Routing routing,
      Pages pages) {
    this.desk = desk;
    this.conversations = conversations;
    this.assist = assist;
    this.deskPage = deskPage;
    this.live = live;
    this.trail = trail;
    this.routing = routing;
    this.pages = pages;
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
    return show(
        page, Optional.empty(), after, Optional.of(deskPage.thread(page, opened, advice, play)));
  }

  private ResponseEntity<String> show(
      Page page, Optional<String> named, String after, Optional<DeskView.Thread> thread) {
    Optional<String> queue = named.filter(name -> routing.plan().queue(name).isPresent());
    DeskView view =
        deskPage.list(
            page,
            queue,
            conversations.open(queue, Cursors.read(after), LIST_LENGTH),
            conversations.openCount(),
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

  /** What happens while somebody looks: choices and messages, told without their content. */
  @GetMapping("/{id}/changes")
  SseEmitter changes(@PathVariable UUID id) {
    return live.watch(conversation(id).customer());
  }

  @PostMapping("/{id}/messages")
  ResponseEntity<Void> reply(
      @AuthenticationPrincipal SignedIn who,
      @PathVariable UUID id,
      @RequestParam String text,
      @RequestParam(name = "use", defaultValue = "") List<UUID> uses) {
    Conversation conversation = conversation(id);
    if (!text.isBlank()) {
      String kept = text.strip();
      desk.reply(
          who.staff(),
          conversation,
          kept.substring(0, Math.min(kept.length(), LONGEST_MESSAGE)),
          restsOn(who.staff(), conversation, uses));
    }
    return backTo(conversation);
  }

  /** A receipt names only uses of this customer, by this person, that were permitted. */
  private List<UseRecord> restsOn(Actor.Staff who, Conversation conversation, List<UUID> uses) {
    return trail.uses(conversation.customer(), uses.stream().map(UseId::new).toList()).stream()
        .filter(use -> use.staff().equals(Optional.of(who.id())))
        .filter(use -> use.decision() == UseRecord.Answered.PERMIT)
        .toList();
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
