package dev.guestright.triage.fair;

import dev.guestright.triage.model.ModelCard;
import dev.guestright.triage.model.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a model may be promoted. Promoting it stays a person's act. */
public sealed interface Gate {
  /** Fewer pairs of a kind show nothing. */
  int FEWEST_PAIRS = 30;

  /** Nothing speaks against it. */
  record Open() implements Gate {}

  /**
   * It must not be promoted.
   *
   * @param reasons all of them, in words, each with what to do
   */
  record Shut(List<String> reasons) implements Gate {}

  /** Judges a model by its card and its steadiness. */
  static Gate judge(ModelCard card, Steadiness steadiness) {
    List<String> reasons = new ArrayList<>();
    card.missing().forEach(missing -> reasons.add("The card does not say " + missing));
    for (Kind kind : Kind.values()) {
      fault(kind, steadiness.byKind().getOrDefault(kind, new Share(0, 0))).ifPresent(reasons::add);
    }
    return reasons.isEmpty() ? new Open() : new Shut(List.copyOf(reasons));
  }

  private static Optional<String> fault(Kind kind, Share same) {
    if (same.n() < FEWEST_PAIRS) {
      return Optional.of(
          "Swaps of %s were tried on %d pairs only, and need %d: give more messages in de, en, es, fr"
              .formatted(kind.label(), same.n(), FEWEST_PAIRS));
    }
    return same.accuracy() < kind.bar()
        ? Optional.of(
            "Swaps of %s left %.3f of the answers as they were; %.2f is the least"
                .formatted(kind.label(), same.accuracy(), kind.bar()))
        : Optional.empty();
  }
}
