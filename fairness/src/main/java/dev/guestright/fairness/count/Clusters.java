package dev.guestright.fairness.count;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes what all decisions of one customer are, and how many customers have just these. */
@FunctionalInterface
public interface Clusters {

  /**
   * Some decisions of one customer that are alike.
   *
   * @param values a text per column, {@code null} where there is none
   * @param rows how many decisions
   */
  record Part(List<@Nullable String> values, long rows) {}

  /** Takes one customer, or several who have the same parts. */
  void accept(List<Part> parts, long clusters);
}
