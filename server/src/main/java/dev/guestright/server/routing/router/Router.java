package dev.guestright.server.routing.router;

import java.time.Duration;
import java.util.Optional;

/**
 * Picks queue, skill and urgency. A model chooses among queues only where it is sure and has been
 * found good in the message's language; all else goes to the queue in which people decide. Urgency
 * is need first, by the words of the message, and then waiting time.
 *
 * @param plan the queues of this house
 * @param needs the words that tell a need
 */
public record Router(RoutingPlan plan, NeedRules needs) {

  /** Routes a message; without a model, people choose among queues. */
  public Route route(RoutableMessage message, Optional<IntentModel> model) {
    Route.Chosen chosen = chosen(message, model);
    return in(queue(chosen), message, chosen);
  }

  /** Reads the need of a message whose conversation stays where it is. */
  public Route stay(RoutableMessage message, String queue) {
    return in(plan.queue(queue).orElseGet(plan::people), message, new Route.Chosen.Stays());
  }

  private Route in(Queue queue, RoutableMessage message, Route.Chosen chosen) {
    Optional<FoundNeed> found = needs.in(message.text(), message.language());
    Need need = found.map(FoundNeed::need).orElse(unseen(message));
    return new Route(
        queue.name(),
        message.product().flatMap(plan::skillFor).or(queue::skill),
        need,
        found,
        plan.headStart(need),
        chosen);
  }

  /** Where no list of words fits the language, a need may be there that nobody sees. */
  private Need unseen(RoutableMessage message) {
    return needs.languages().contains(message.language()) ? Need.ORDINARY : Need.UNREAD;
  }

  private Route.Chosen chosen(RoutableMessage message, Optional<IntentModel> model) {
    if (plan.queues().size() == 1) {
      return new Route.Chosen.OneQueue();
    }
    if (model.isEmpty()) {
      return new Route.Chosen.ByPeople(
          Route.Because.NO_MODEL, Optional.empty(), IntentModel.Grounds.NONE);
    }
    IntentModel reader = model.get();
    IntentModel.Opinion opinion = reader.read(message.text(), message.language());
    IntentModel.Grounds grounds = reader.grounds(message.text());
    if (opinion.doubt().isPresent()) {
      return new Route.Chosen.ByPeople(Route.Because.DOUBT, Optional.of(opinion), grounds);
    }
    return plan.queueFor(opinion.label()).isEmpty()
        ? new Route.Chosen.ByPeople(Route.Because.NO_QUEUE_FOR_IT, Optional.of(opinion), grounds)
        : new Route.Chosen.ByModel(opinion, grounds);
  }

  private Queue queue(Route.Chosen chosen) {
    return switch (chosen) {
      case Route.Chosen.OneQueue only -> plan.people();
      case Route.Chosen.Stays stays -> plan.people();
      case Route.Chosen.ByPeople people -> plan.people();
      case Route.Chosen.ByModel model ->
          plan.queueFor(model.followed().label()).orElseGet(plan::people);
    };
  }

  /**
   * When a message is due: whoever is due first is next. Since it counts from when the wait began,
   * and no head start is above {@link Need#LARGEST_HEAD_START}, nobody starves.
   */
  public static java.time.Instant dueAt(java.time.Instant waitsSince, Duration headStart) {
    return waitsSince.minus(headStart);
  }
}
