package dev.guestright.charter;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The steps that keep the red lines on actions, and the rules of the house. */
final class Limits {
  /** The moods in which nobody is sold to and no burden is put on anybody by machine. */
  static final Set<String> DISTRESS =
      Set.of(
          "upset", "angry", "frustrated", "anxious", "sad", "distressed", "desperate", "worried");

  private static final int HELD_AGAINST =
      Nature.PAST.bit() | Nature.MOOD.bit() | Nature.WORTH.bit();

  private Limits() {}

  /** Whoever asks for a person gets one before anything else is done to them. */
  static @Nullable Decision humanOnRequest(Inquiry inquiry) {
    return inquiry.acts() && inquiry.moment().truth(Signal.HUMAN_REQUESTED) == Truth.YES
        ? inquiry.needsHuman(Ground.of(RedLine.A_HUMAN_ON_REQUEST))
        : null;
  }

  static @Nullable Decision offers(Inquiry inquiry) {
    if (!inquiry.has(Effect.COMMERCIAL)) {
      return null;
    }
    if (inquiry.customer().minor()) {
      return inquiry.refuse(Ground.Lack.NO_OFFER_TO_A_CHILD);
    }
    if (inquiry.restsOnCustomerData()) {
      return inquiry.refuse(RedLine.NO_OFFER_BUILT_ON_INFERRED_WORTH);
    }
    return switch (troubled(inquiry.moment())) {
      case YES -> inquiry.refuse(RedLine.NO_OFFER_TO_SOMEONE_UPSET);
      case UNKNOWN -> inquiry.refuse(Ground.Lack.MOMENT_NOT_KNOWN);
      case NO -> null;
    };
  }

  static @Nullable Decision burdens(Inquiry inquiry) {
    if (!inquiry.has(Effect.BURDENS)) {
      return null;
    }
    if ((inquiry.natures() & Nature.PLACE.bit()) != 0) {
      return inquiry.refuse(RedLine.NO_UNDISCLOSED_CHANGE_BY_PLACE);
    }
    return (inquiry.natures() & HELD_AGAINST) == 0
        ? null
        : inquiry.refuse(RedLine.NO_PENALTY_FROM_HISTORY_OR_MOOD);
  }

  static @Nullable Decision houseRules(Inquiry inquiry) {
    Ground ground = held(inquiry, Rule.Outcome.REFUSE);
    return ground == null ? null : inquiry.refuse(ground);
  }

  /** Last, so that a person is called only for what is otherwise allowed. */
  static @Nullable Decision peopleDecide(Inquiry inquiry) {
    if (inquiry.learning()) {
      return null;
    }
    for (Deed deed : inquiry.deeds()) {
      if (deed.action.significant()) {
        return inquiry.needsHuman(Ground.of(RedLine.NOTHING_SIGNIFICANT_BY_MACHINE_ALONE));
      }
    }
    if (inquiry.has(Effect.BURDENS) && troubled(inquiry.moment()) != Truth.NO) {
      return inquiry.needsHuman(Ground.of(RedLine.NO_PENALTY_FROM_HISTORY_OR_MOOD));
    }
    Ground ground = held(inquiry, Rule.Outcome.HUMAN);
    return ground == null ? null : inquiry.needsHuman(ground);
  }

  /** The first rule that holds for a deed; a rule whose moment is not known holds. */
  private static @Nullable Ground held(Inquiry inquiry, Rule.Outcome outcome) {
    for (Deed deed : inquiry.deeds()) {
      for (int i = 0; i < deed.rules.length; i++) {
        if (deed.rules[i].outcome() == outcome
            && deed.rules[i].when().test(inquiry.moment()) != Truth.NO) {
          return deed.grounds[i];
        }
      }
    }
    return null;
  }

  /** Upset, or waiting for an answer to a complaint. */
  private static Truth troubled(Moment moment) {
    Object mood = moment.raw(Signal.MOOD);
    if (mood != null && DISTRESS.contains(mood)) {
      return Truth.YES;
    }
    return moment.truth(Signal.UPSET).or(moment.truth(Signal.OPEN_COMPLAINT));
  }
}
