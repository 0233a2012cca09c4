package dev.guestright.fairness;

/** What is compared between groups, as the JSON names it. */
public enum Metric {
  /** Favourable outcomes among all decisions. */
  SELECTION_RATE("selectionRate"),
  /** Favourable outcomes among those who should not have had one. */
  FALSE_POSITIVE_RATE("fpr"),
  /** Unfavourable outcomes among those who should have had a favourable one. */
  FALSE_NEGATIVE_RATE("fnr");

  private final String label;

  Metric(String label) {
    this.label = label;
  }

  /** Returns the name in JSON. */
  public String label() {
    return label;
  }
}
