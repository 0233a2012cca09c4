package dev.guestright.charter;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The context of one use: what is known right now, and nothing else. Immutable.
 *
 * <p>Guarantee: a signal that nobody set is unknown, never false or zero.
 */
public final class Moment {
  private static final Signal[] SIGNALS = Signal.values();

  private final Instant now;
  private final @Nullable Object[] values;
  private final int known;

  private Moment(Instant now, @Nullable Object[] values, int known) {
    this.now = now;
    this.values = values;
    this.known = known;
  }

  /** A moment of which only the time is known. */
  public static Moment at(Instant now) {
    return new Moment(now, new @Nullable Object[SIGNALS.length], 0);
  }

  /**
   * This moment with one more thing known.
   *
   * @throws IllegalArgumentException if the value is not of the signal's type; the message names
   *     the signal and the type, never the value
   */
  public Moment with(Signal signal, Object value) {
    @Nullable Object[] more = values.clone();
    more[signal.ordinal()] = checked(signal, value);
    return new Moment(now, more, known | signal.bit());
  }

  /** What is known of a signal. */
  public Optional<Object> value(Signal signal) {
    return Optional.ofNullable(values[signal.ordinal()]);
  }

  /** The time of the use. */
  public Instant now() {
    return now;
  }

  /** A bool signal's truth. */
  Truth truth(Signal signal) {
    Object value = values[signal.ordinal()];
    return value == null ? Truth.UNKNOWN : Truth.of((Boolean) value);
  }

  /** The value or null, without the wrapping that {@link #value} allocates. */
  @Nullable Object raw(Signal signal) {
    return values[signal.ordinal()];
  }

  /** One bit for each signal that is known. */
  int known() {
    return known;
  }

  private static Object checked(Signal signal, Object value) {
    Object kept = value instanceof Integer whole ? Long.valueOf(whole) : value;
    boolean fits =
        switch (signal.kind()) {
          case BOOL -> kept instanceof Boolean;
          case INT -> kept instanceof Long;
          case STRING -> kept instanceof String;
        };
    if (!fits) {
      throw new IllegalArgumentException(
          "moment." + signal.word() + " takes a value of type " + signal.kind());
    }
    return kept;
  }
}
