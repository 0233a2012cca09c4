package dev.guestright.bench;

import dev.guestright.charter.Action;
import dev.guestright.charter.Charter;
import dev.guestright.charter.Choice;
import dev.guestright.charter.Effect;
import dev.guestright.charter.Purpose;
import dev.guestright.charter.Signal;
import dev.guestright.charter.UseRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The scenario as a good engineer would write it by hand, once, with its conditions in Java: the
 * floor. Unlike the door it keeps no reason, no trace and no list of what is released.
 */
final class HandWritten implements Engine.YesOrNo {

  private record Gate(
      Set<String> roles, Set<String> data, boolean asked, boolean yields, String notice) {}

  private record Deed(Effect effect, boolean significant) {}

  private final Map<String, Gate> gates = new HashMap<>();
  private final Map<String, Deed> deeds = new HashMap<>();
  private final Map<String, Boolean> telltales = new HashMap<>();

  HandWritten(Charter charter) {
    for (Purpose purpose : charter.purposes().values()) {
      String notice = charter.notice(purpose.name()).digest();
      gates.put(
          purpose.name(),
          new Gate(
              purpose.roles(),
              purpose.dataPoints(),
              purpose.isAsked(),
              purpose.basis().yieldsToAnObjection(),
              notice));
    }
    for (Action action : charter.actions().values()) {
      deeds.put(action.name(), new Deed(action.effect(), action.significant()));
    }
    charter
        .dataPoints()
        .values()
        .forEach(point -> telltales.put(point.name(), !point.tellsOf().isEmpty()));
  }

  @Override
  public boolean isPermitted(Case asked) {
    UseRequest use = asked.use();
    Gate gate = gates.get(use.purpose());
    return gate != null
        && gate.roles.contains(use.role())
        && opens(gate, use.data(), asked.customer().restricted())
        && (use.action().isEmpty() || mayDo(use.action().get(), asked))
        && (gate.asked ? saidYes(gate, asked) : !(gate.yields && saidNo(asked)));
  }

  private boolean opens(Gate gate, Set<String> data, Set<String> restricted) {
    boolean opens = data.isEmpty();
    for (String name : data) {
      if (!telltales.containsKey(name)) {
        return false;
      }
      opens |= gate.data.contains(name) && !restricted.contains(name);
    }
    return opens;
  }

  private boolean mayDo(String action, Case asked) {
    Deed deed = deeds.get(action);
    return deed != null
        && !deed.significant
        && !is(asked, Signal.HUMAN_REQUESTED, true)
        && switch (deed.effect) {
          case HELPS -> true;
          case NEUTRAL -> suits(action, asked);
          case COMMERCIAL -> mayOffer(asked);
          case BURDENS -> mayBurden(asked);
        };
  }

  private static boolean suits(String action, Case asked) {
    return switch (action) {
      case "send_survey", "ask_for_review" ->
          fewerContactsThan(2, asked) && is(asked, Signal.OPEN_COMPLAINT, false);
      case "pause_contract", "end_contract" ->
          is(asked, Signal.CHANNEL, "phone") || isKnownAndNot(asked, Signal.INTENT, "cancel");
      default -> true;
    };
  }

  private static boolean mayOffer(Case asked) {
    return !asked.customer().minor()
        && asked.use().data().isEmpty()
        && calm(asked)
        && isKnownAndNot(asked, Signal.TOPIC, "bereavement")
        && fewerContactsThan(3, asked);
  }

  private boolean mayBurden(Case asked) {
    for (String name : asked.use().data()) {
      if (telltales.getOrDefault(name, true)) {
        return false;
      }
    }
    return calm(asked);
  }

  private static boolean calm(Case asked) {
    Optional<Object> mood = asked.moment().value(Signal.MOOD);
    return is(asked, Signal.UPSET, false)
        && is(asked, Signal.OPEN_COMPLAINT, false)
        && (mood.isEmpty() || !Scenario.DISTRESS.contains(mood.get()));
  }

  private static boolean saidYes(Gate gate, Case asked) {
    Choice choice = asked.customer().choices().get(asked.use().purpose());
    return choice != null
        && choice.yes()
        && choice.notice().equals(gate.notice)
        && asked.moment().now().isBefore(choice.expires().orElseThrow());
  }

  private static boolean saidNo(Case asked) {
    Choice choice = asked.customer().choices().get(asked.use().purpose());
    return choice != null && !choice.yes();
  }

  private static boolean is(Case asked, Signal signal, Object value) {
    Optional<Object> known = asked.moment().value(signal);
    return known.isPresent() && known.get().equals(value);
  }

  private static boolean isKnownAndNot(Case asked, Signal signal, Object value) {
    Optional<Object> known = asked.moment().value(signal);
    return known.isPresent() && !known.get().equals(value);
  }

  private static boolean fewerContactsThan(long limit, Case asked) {
    Optional<Object> contacts = asked.moment().value(Signal.REPEAT_CONTACTS);
    return contacts.isPresent() && (Long) contacts.get() < limit;
  }
}
