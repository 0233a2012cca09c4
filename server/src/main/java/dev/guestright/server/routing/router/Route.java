package dev.guestright.server.routing.router;

import java.time.Duration;
import java.util.Optional;

/**
 * Where a message goes, and why.
 *
 * @param skill what whoever answers should know
 * @param need the most pressing one
 * @param found how the need was found; empty when no rule found one
 * @param headStart how much earlier than its turn it comes
 * @param chosen how the queue was chosen
 */
public record Route(
    String queue,
    Optional<String> skill,
    Need need,
    Optional<FoundNeed> found,
    Duration headStart,
    Chosen chosen) {

  /** How a queue was chosen. */
  public sealed interface Chosen {

    /** What the model made of the message, when there is one. */
    Optional<IntentModel.Opinion> opinion();

    /** What that rests on. */
    IntentModel.Grounds grounds();

    /** There is one queue only. */
    record OneQueue() implements Chosen {
      @Override
      public Optional<IntentModel.Opinion> opinion() {
        return Optional.empty();
      }

      @Override
      public IntentModel.Grounds grounds() {
        return IntentModel.Grounds.NONE;
      }
    }

    /** The conversation was somewhere already, and stays there. */
    record Stays() implements Chosen {
      @Override
      public Optional<IntentModel.Opinion> opinion() {
        return Optional.empty();
      }

      @Override
      public IntentModel.Grounds grounds() {
        return IntentModel.Grounds.NONE;
      }
    }

    /** The model was sure, and may be in this language. */
    record ByModel(IntentModel.Opinion followed, IntentModel.Grounds grounds) implements Chosen {
      @Override
      public Optional<IntentModel.Opinion> opinion() {
        return Optional.of(followed);
      }
    }

    /** People decide. */
    record ByPeople(
        Because because, Optional<IntentModel.Opinion> opinion, IntentModel.Grounds grounds)
        implements Chosen {}
  }

  /** Why people decide. */
  public enum Because {
    /** No model is promoted. */
    NO_MODEL,
    /** The model has a doubt. */
    DOUBT,
    /** No queue lists what the model read. */
    NO_QUEUE_FOR_IT
  }
}
