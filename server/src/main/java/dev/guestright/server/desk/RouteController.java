package dev.guestright.server.desk;

import dev.guestright.server.identity.SignedIn;
import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.routing.Correction;
import dev.guestright.server.routing.Routed;
import dev.guestright.server.routing.Routing;
import dev.guestright.server.routing.router.Need;
import dev.guestright.server.routing.router.Queue;
import dev.guestright.server.web.NotHere;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where agents put a conversation into another queue, or say that it is more or less pressing. */
@RestController
class RouteController {

  private final Routing routing;
  private final Sorting sorting;
  private final Conversations conversations;

  RouteController(Routing routing, Sorting sorting, Conversations conversations) {
    this.routing = routing;
    this.sorting = sorting;
    this.conversations = conversations;
  }

  @PostMapping("/desk/{id}/route")
  ResponseEntity<Void> correct(
      @AuthenticationPrincipal SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String queue,
      @RequestParam(defaultValue = "") String need,
      @RequestParam(defaultValue = "") String label) {
    Conversation talk = conversations.find(new ConversationId(id)).orElseThrow(NotHere::new);
    Routed routed = routing.newest(talk.customer(), talk.id()).orElseThrow(NotHere::new);
    Queue to = routing.plan().queue(queue).orElseThrow(NotHere::new);
    Need pressing =
        Arrays.stream(Need.values())
            .filter(one -> one.stored().equals(need))
            .findFirst()
            .orElseThrow(NotHere::new);
    Optional<String> about = RoutePanel.labels(routing.plan()).filter(label::equals).findFirst();
    sorting.correct(
        talk,
        new Conversations.Placement(to.name(), routing.plan().headStart(pressing)),
        () ->
            routing.correct(routed, new Correction(to.name(), pressing, about), who.staff().id()));
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create(DeskPage.address(talk)))
        .build();
  }
}
