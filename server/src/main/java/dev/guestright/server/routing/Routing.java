package dev.guestright.server.routing;

import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.MessageId;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.ids.RouteId;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.routing.router.RoutableMessage;
import dev.guestright.server.routing.router.Route;
import dev.guestright.server.routing.router.Router;
import dev.guestright.server.routing.router.RoutingPlan;
import dev.guestright.server.trail.Act;
import dev.guestright.server.trail.Trail;
import dev.guestright.server.web.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Decides where messages go, and keeps each decision with what it rests on. Every decision and
 * every correction has its entry in the log, in the transaction that moves the conversation.
 */
public final class Routing {

  /** Who asks later than this why their message went where it did finds no answer any more. */
  private static final Duration KEPT_FOR = Duration.ofDays(365);

  private final JdbcTemplate house;
  private final RouteRows rows;
  private final Router router;
  private final LiveModels models;
  private final Clock clock;

  public Routing(JdbcTemplate house, Router router, LiveModels models, Clock clock) {
    this.house = house;
    this.rows = new RouteRows(house);
    this.router = router;
    this.models = models;
    this.clock = clock;
  }

  /** The queues of this house. */
  public RoutingPlan plan() {
    return router.plan();
  }

  /** What a queue is called, for people. */
  public String queueName(Page page, String name) {
    return plan().queue(name).map(queue -> queue.says(page.language())).orElse(name);
  }

  /** Decides where a message goes. It may take a moment, so it needs no transaction. */
  public Route decide(RoutableMessage message) {
    return router.route(message, models.live());
  }

  /** Decides how soon a message needs somebody, within a conversation that stays where it is. */
  public Route decideNeed(RoutableMessage message, String queue) {
    return router.stay(message, queue);
  }

  /** Records a decision, in the caller's transaction. */
  public Routed record(
      CustomerId customer,
      ConversationId conversation,
      MessageId message,
      RoutableMessage read,
      Route route) {
    Routed routed =
        new Routed(
            customer,
            new RouteId(NewId.next()),
            conversation,
            message,
            clock.instant(),
            read.language(),
            route);
    rows.add(routed, read.channel());
    Map<String, String> record = new TreeMap<>();
    record.put("route", routed.id().toString());
    record.put("message", message.toString());
    record.put("queue", route.queue());
    record.put("need", route.need().stored());
    record.put("headStart", route.headStart().toString());
    record.put("chosen", Kept.stored(route.chosen()));
    route.chosen().opinion().ifPresent(opinion -> record.put("model", opinion.version()));
    new Trail(house).append(Act.ROUTE, customer, routed.at(), record);
    models.compare(routed, read);
    return routed;
  }

  /**
   * Keeps what a person found better, in the caller's transaction, which moves the conversation.
   * The decision itself stays in the record as it was.
   */
  public void correct(Routed routed, Correction correction, StaffId by) {
    Instant now = clock.instant();
    UUID id = NewId.next();
    rows.correct(routed, id, by, correction, now);
    new Trail(house)
        .append(
            Act.OVERRIDE,
            routed.customer(),
            now,
            Map.of(
                "route", routed.id().toString(),
                "correction", id.toString(),
                "queue", correction.queue(),
                "need", correction.need().stored(),
                "by", by.toString()));
  }

  /** Returns every decision on a customer's messages, the oldest first. */
  public List<Routed> of(CustomerId customer) {
    return rows.of(customer);
  }

  /** Returns one decision on a customer's message; empty when it is not theirs. */
  public Optional<Routed> find(CustomerId customer, RouteId id) {
    return rows.find(customer, id);
  }

  /** Returns the last decision on a conversation. */
  public Optional<Routed> newest(CustomerId customer, ConversationId conversation) {
    return rows.newest(customer, conversation);
  }

  /** Everybody who had a part in a decision: who corrected it, and who promoted the model. */
  public Set<StaffId> parties(Routed routed) {
    Set<StaffId> parties = new HashSet<>(rows.correctors(routed));
    routed
        .route()
        .chosen()
        .opinion()
        .flatMap(opinion -> models.promotedBy(opinion.version()))
        .ifPresent(parties::add);
    return parties;
  }

  /** What a message needed is nobody's business for ever. */
  @Scheduled(fixedDelay = 3_600_000, initialDelay = 60_000)
  public int forgetOld() {
    return rows.forget(clock.instant().minus(KEPT_FOR));
  }
}
