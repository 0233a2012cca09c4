package dev.guestright.server.desk;

import dev.guestright.server.routing.RouteWords;
import dev.guestright.server.routing.Routed;
import dev.guestright.server.routing.Routing;
import dev.guestright.server.routing.router.IntentModel;
import dev.guestright.server.routing.router.Need;
import dev.guestright.server.routing.router.Queue;
import dev.guestright.server.routing.router.RoutingPlan;
import dev.guestright.server.web.Page;
import dev.guestright.triage.Intent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tells agents why a conversation is in its queue, and lets them say where it belongs. */
@Component
class RoutePanel {

  private final Routing routing;
  private final RouteWords words;
  private final Conversations conversations;

  RoutePanel(Routing routing, RouteWords words, Conversations conversations) {
    this.routing = routing;
    this.words = words;
    this.conversations = conversations;
  }

  /** Returns the last decision on an opened conversation; empty for one that nobody routed. */
  Optional<RouteView> view(Page page, Opened opened) {
    Conversation talk = opened.conversation();
    return routing
        .newest(talk.customer(), talk.id())
        .map(routed -> view(page, opened, routed, placement(talk, routed)));
  }

  private Conversations.Placement placement(Conversation talk, Routed routed) {
    return conversations
        .placements(List.of(talk.id()))
        .getOrDefault(
            talk.id(),
            new Conversations.Placement(routed.route().queue(), routed.route().headStart()));
  }

  private RouteView view(Page page, Opened opened, Routed routed, Conversations.Placement now) {
    RoutingPlan plan = routing.plan();
    return new RouteView(
        words.summary(page, routed, routing.queueName(page, routed.route().queue())),
        words.why(page, routed, Optional.ofNullable(opened.words().get(routed.message()))),
        DeskPage.address(opened.conversation()) + "/route",
        plan.queues().stream()
            .map(queue ->
                new RouteView.Choice(
                    queue.name(), queue.says(page.language()), queue.name().equals(now.queue())))
            .toList(),
        Arrays.stream(Need.values())
            .map(need ->
                new RouteView.Choice(
                    need.stored(),
                    page.say("need." + need.stored()),
                    need == routed.route().need()))
            .toList(),
        labels(plan)
            .map(label ->
                new RouteView.Choice(
                    label,
                    RouteWords.label(page, label),
                    routed
                        .route()
                        .chosen()
                        .opinion()
                        .map(IntentModel.Opinion::label)
                        .filter(label::equals)
                        .isPresent()))
            .toList());
  }

  /** The queues to look at alone, and all together; none where there is one only. */
  List<DeskView.QueueLink> links(Page page, Optional<String> current) {
    List<Queue> queues = routing.plan().queues();
    return queues.size() < 2
        ? List.of()
        : Stream.concat(
                Stream.of(
                    new DeskView.QueueLink(
                        page.say("route.all-queues"), "/desk", current.isEmpty())),
                queues.stream()
                    .map(queue ->
                        new DeskView.QueueLink(
                            queue.says(page.language()),
                            "/desk?queue=" + queue.name(),
                            current.filter(queue.name()::equals).isPresent())))
            .toList();
  }

  /**
   * What a line of the list says of its place: its queue, where that tells anything, and its need.
   */
  String beside(Page page, Conversations.Placement placement) {
    String queue =
        routing.plan().queues().size() > 1
            ? " · " + routing.queueName(page, placement.queue())
            : "";
    return placement.headStart().isZero()
        ? queue
        : queue
            + " · "
            + page.say("route.earlier", RouteWords.howLong(page, placement.headStart()));
  }

  /** What the plan knows messages to be about, or else what ships. */
  static Stream<String> labels(RoutingPlan plan) {
    List<String> named =
        plan.queues().stream().flatMap(queue -> queue.intents().stream()).sorted().toList();
    return named.isEmpty() ? Arrays.stream(Intent.values()).map(Intent::label) : named.stream();
  }
}
