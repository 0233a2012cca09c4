package dev.guestright.charter;

import java.util.Set;

/**
 * A moment described: CEL, type-checked, and compiled to plain closures that allocate nothing.
 *
 * <p>Guarantee: {@link #test} answers by Kleene's logic. A signal that is not known makes the
 * answer unknown unless the rest settles it, so a condition that is {@link Truth#NO} without
 * customer data never needs that data.
 */
public final class Condition {
  /** The compiled form. */
  interface Test {
    Truth at(Moment moment);
  }

  private final String text;
  private final Set<Signal> signals;
  private final int mask;
  private final Test test;

  Condition(String text, Set<Signal> signals, Test test) {
    this.text = text;
    this.signals = Set.copyOf(signals);
    this.mask = signals.stream().mapToInt(Signal::bit).reduce(0, (one, other) -> one | other);
    this.test = test;
  }

  /** Stands in for a condition that could not be read. */
  static Condition unreadable(String text) {
    return new Condition(text, Set.of(), moment -> Truth.UNKNOWN);
  }

  /** Whether the moment is as described. */
  public Truth test(Moment moment) {
    return test.at(moment);
  }

  /** The signals that it reads. */
  public Set<Signal> signals() {
    return signals;
  }

  /** The CEL, as written. */
  public String text() {
    return text;
  }

  /** Whether it reads something of that nature. */
  boolean reads(Nature nature) {
    return signals.stream().anyMatch(signal -> signal.natures().contains(nature));
  }

  /** One bit for each signal that it reads and the moment lacks. */
  int unknownAt(Moment moment) {
    return mask & ~moment.known();
  }

  @Override
  public String toString() {
    return text;
  }
}
