package dev.guestright.server.assist;

import dev.guestright.charter.Action;
import dev.guestright.charter.Effect;
import dev.guestright.charter.Moment;
import dev.guestright.charter.Signal;
import dev.guestright.triage.Intent;
import dev.guestright.triage.Mood;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How to meet somebody in this moment: one list, the most careful first, and the first that applies
 * counts. It only ever softens: it changes the tone and holds back what does not fit. It is a
 * function of the moment, so nothing of it is kept, and its names are about us, not about them.
 */
public enum Tact {
  /** Somebody in distress is answered by a person, in a person's own words. */
  A_PERSON_NOW(moment -> is(moment, Signal.MOOD, Mood.DISTRESSED.label())),
  /** After a loss nothing is sold, asked or celebrated. */
  QUIET(moment -> is(moment, Signal.TOPIC, Intent.BEREAVEMENT.label()), Effect.HELPS),
  /**
   * Whoever is tired of trying, has complained, or comes again and again, gets help and no more.
   */
  PLAIN(
      moment ->
          is(moment, Signal.MOOD, Mood.FRUSTRATED.label())
              || is(moment, Signal.UPSET, true)
              || is(moment, Signal.OPEN_COMPLAINT, true)
              || atLeast(moment, Signal.REPEAT_CONTACTS, Tact.OFTEN),
      Effect.HELPS),
  /** Whoever worries is told first that they are not alone with it. */
  REASSURING(moment -> is(moment, Signal.MOOD, Mood.WORRIED.label()), Effect.HELPS),
  /** Whoever has only just bought something is helped with that, and asked for nothing more. */
  NO_HURRY(moment -> atMost(moment, Signal.DAYS_SINCE_PURCHASE, Tact.JUST_BOUGHT), Effect.HELPS),
  /** Nothing asks for more than the usual care. */
  AS_EVER(moment -> true, Effect.values());

  /** Times that somebody came back with the matter at hand. */
  private static final long OFTEN = 2;

  /** Days. */
  private static final long JUST_BOUGHT = 7;

  private final Predicate<Moment> when;
  private final Set<Effect> fitting;

  Tact(Predicate<Moment> when, Effect... fitting) {
    this.when = when;
    this.fitting =
        fitting.length == 0 ? Set.of() : Set.copyOf(EnumSet.copyOf(Arrays.asList(fitting)));
  }

  /** The tact that this moment asks for. What is not known asks for none. */
  public static Tact in(Moment moment) {
    return Arrays.stream(values())
        .filter(tact -> tact.when.test(moment))
        .findFirst()
        .orElse(AS_EVER);
  }

  /** Whether all of these actions fit. */
  boolean leaves(Collection<Action> actions) {
    return actions.stream().map(Action::effect).allMatch(fitting::contains);
  }

  /** These words in the tone that fits: no cheer for whoever has nothing to cheer about. */
  String tone(String words) {
    return this == AS_EVER || this == NO_HURRY
        ? words
        : words
            .replaceAll("\\p{IsEmoji_Presentation}\\uFE0F? ?", "")
            .replace("¡", "")
            .replaceAll("\\s?!+", ".");
  }

  /** The name under which pages have words for it. */
  public String named() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static boolean is(Moment moment, Signal signal, Object value) {
    return moment.value(signal).filter(value::equals).isPresent();
  }

  private static boolean atLeast(Moment moment, Signal signal, long count) {
    return moment.value(signal).filter(value -> (Long) value >= count).isPresent();
  }

  private static boolean atMost(Moment moment, Signal signal, long count) {
    return moment.value(signal).filter(value -> (Long) value <= count).isPresent();
  }
}
