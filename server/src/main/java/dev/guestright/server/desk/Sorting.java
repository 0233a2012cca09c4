package dev.guestright.server.desk;

import dev.guestright.server.ids.MessageId;
import dev.guestright.server.routing.Routing;
import dev.guestright.server.routing.router.RoutableMessage;
import dev.guestright.server.routing.router.Route;
import dev.guestright.triage.DetectedLanguage;
import dev.guestright.triage.Triage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts what customers write into its queue. A conversation that is open stays in the queue that it
 * is in, and what its customer adds may only bring it forward; one that is new, or was closed, is
 * routed anew. The message, its route and its place stand together or not at all.
 */
@Component
class Sorting {

  private final Routing routing;
  private final Conversations conversations;
  private final Triage triage;
  private final Clock clock;
  private final TransactionTemplate together;

  Sorting(
      Routing routing,
      Conversations conversations,
      Triage triage,
      JdbcTemplate house,
      Clock clock) {
    this.routing = routing;
    this.conversations = conversations;
    this.triage = triage;
    this.clock = clock;
    this.together =
        new TransactionTemplate(
            new DataSourceTransactionManager(Objects.requireNonNull(house.getDataSource())));
  }

  /**
   * Has a message stored, and its conversation put where it belongs.
   *
   * @param store keeps the message, and says which it is
   */
  void place(Conversation conversation, String text, Supplier<MessageId> store) {
    Optional<Conversations.Placement> now = placed(conversation);
    RoutableMessage message = message(conversation, text);
    Route route =
        now.map(placement -> routing.decideNeed(message, placement.queue()))
            .orElseGet(() -> routing.decide(message));
    together.executeWithoutResult(transaction -> {
      MessageId id = store.get();
      if (now.isEmpty() || isForward(now.get(), route)) {
        conversations.place(
            conversation, new Conversations.Placement(route.queue(), route.headStart()));
        routing.record(conversation.customer(), conversation.id(), id, message, route);
      }
    });
  }

  private static boolean isForward(Conversations.Placement now, Route route) {
    return route.headStart().compareTo(now.headStart()) > 0;
  }

  /** Where an open conversation was put; empty for one that is routed anew, or never was. */
  private Optional<Conversations.Placement> placed(Conversation conversation) {
    return conversations
        .find(conversation.id())
        .filter(known -> known.state() == Conversation.State.OPEN)
        .filter(known -> routing.newest(known.customer(), known.id()).isPresent())
        .flatMap(known ->
            Optional.ofNullable(conversations.placements(List.of(known.id())).get(known.id())));
  }

  private RoutableMessage message(Conversation conversation, String text) {
    DetectedLanguage read = triage.read(text).language();
    Duration waiting =
        conversation.state() == Conversation.State.OPEN
            ? Duration.between(conversation.lastMessageAt(), clock.instant())
            : Duration.ZERO;
    return new RoutableMessage(
        text,
        read.known() ? read.tag() : conversation.language(),
        routing.plan().productIn(text),
        conversation.channel(),
        waiting.isNegative() ? Duration.ZERO : waiting);
  }

  /**
   * Moves a conversation to where a person finds that it belongs.
   *
   * @param correction keeps that they did
   */
  void correct(Conversation talk, Conversations.Placement to, Runnable correction) {
    together.executeWithoutResult(transaction -> {
      conversations.place(talk, to);
      correction.run();
    });
  }

  /** Nobody is forgotten in a queue that the plan does not name, or that an import made up. */
  @Scheduled(fixedDelay = 60_000, initialDelay = 1_000)
  void rehome() {
    conversations.rehome(
        routing.plan().queues().stream().map(queue -> queue.name()).toList(),
        routing.plan().people().name());
  }
}
