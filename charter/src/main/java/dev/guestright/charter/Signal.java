package dev.guestright.charter;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What can be known about the moment of a use: the closed list of words after {@code moment.} in a
 * condition.
 *
 * <p>Guarantee: a signal that is computed from customer data names that data point, so that nobody
 * learns it before the door has let the data be read.
 */
public enum Signal {
  /** Whole days since the latest purchase. */
  DAYS_SINCE_PURCHASE(Kind.INT, "purchase_history"),
  /** A problem like this one was solved before. */
  SIMILAR_PAST_SOLUTION(Kind.BOOL, "support_history", Nature.PAST),
  /** The phone lines are open where the customer is. */
  LINES_OPEN(Kind.BOOL, "time_zone", Nature.PLACE),
  /** The hour of the day where the customer is, 0 to 23. */
  LOCAL_HOUR(Kind.INT, "time_zone", Nature.PLACE),
  /** What the customer wants, read from the message at hand. */
  INTENT(Kind.STRING, null),
  /** What the message is about. */
  TOPIC(Kind.STRING, null),
  /** How the message sounds; lives for this conversation only. */
  MOOD(Kind.STRING, null, Nature.MOOD),
  /** The language of the message, a BCP 47 tag. */
  LANGUAGE(Kind.STRING, null),
  /** How the message came: chat, e-mail, phone. */
  CHANNEL(Kind.STRING, null),
  /** A complaint of this customer is open. */
  OPEN_COMPLAINT(Kind.BOOL, null, Nature.PAST),
  /** The customer is upset. */
  UPSET(Kind.BOOL, null, Nature.MOOD),
  /** The customer asked for a person, and none has answered yet. */
  HUMAN_REQUESTED(Kind.BOOL, null, Nature.PAST),
  /** How often the customer has come back with the matter at hand. */
  REPEAT_CONTACTS(Kind.INT, null, Nature.PAST);

  /** The type of a signal's value. */
  public enum Kind {
    /** A {@code Boolean}. */
    BOOL,
    /** A {@code Long}; an {@code Integer} is taken too. */
    INT,
    /** A {@code String}. */
    STRING
  }

  private static final Map<String, Signal> BY_WORD =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(Signal::word, Function.identity()));

  private final String word = name().toLowerCase(Locale.ROOT);
  private final Kind kind;
  private final Optional<String> derivedFrom;
  private final Set<Nature> natures;

  Signal(Kind kind, @org.jspecify.annotations.Nullable String derivedFrom, Nature... natures) {
    this.kind = kind;
    this.derivedFrom = Optional.ofNullable(derivedFrom);
    this.natures =
        natures.length == 0 ? Set.of() : Set.copyOf(EnumSet.copyOf(Arrays.asList(natures)));
  }

  /** The word in a condition, such as {@code days_since_purchase}. */
  public String word() {
    return word;
  }

  /** The type of its value. */
  public Kind kind() {
    return kind;
  }

  /** The data point that it is computed from; empty for what the message at hand shows. */
  public Optional<String> derivedFrom() {
    return derivedFrom;
  }

  /** What it gives away beyond itself. */
  public Set<Nature> natures() {
    return natures;
  }

  /** The signal of that word. */
  public static Optional<Signal> named(String word) {
    return Optional.ofNullable(BY_WORD.get(word));
  }

  int bit() {
    return 1 << ordinal();
  }
}
