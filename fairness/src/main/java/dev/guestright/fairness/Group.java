package dev.guestright.fairness;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Some customers: those who have these values of these attributes.
 *
 * @param attributes one column, or the columns that are crossed
 * @param values a value for each
 */
public record Group(List<String> attributes, List<String> values) {

  /** The value of those of whom the file does not say it. */
  public static final String UNKNOWN = "unknown";

  /** All groups that are too small to be shown, together. */
  public static final String POOLED = "other (small groups together)";

  /** What a comparison's reference is called when it is all others. */
  public static final String EVERYONE_ELSE = "everyone else";

  static final String TIMES = " × ";

  /** Copies the lists. */
  public Group {
    attributes = List.copyOf(attributes);
    values = List.copyOf(values);
  }

  /** Returns the attributes as one text: {@code sex}, or {@code sex × age}. */
  public String attribute() {
    return String.join(TIMES, attributes);
  }

  /** Returns the values as one text: {@code F}, or {@code F × 40+}. */
  public String name() {
    return String.join(TIMES, values);
  }

  /** Returns value by attribute, in the order of the question. */
  public Map<String, String> by() {
    Map<String, String> by = new LinkedHashMap<>();
    for (int i = 0; i < attributes.size(); i++) {
      by.put(attributes.get(i), values.get(i));
    }
    return by;
  }

  /** Whether several attributes are crossed. */
  public boolean isCrossing() {
    return attributes.size() > 1;
  }

  /** Whether these are the small groups together. */
  public boolean isPooled() {
    return values.getFirst().equals(POOLED);
  }
}
