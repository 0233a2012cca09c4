package dev.guestright.charter;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The red lines once more, from their words in DESIGN.md and without a look at the door: what must
 * never come out, whatever went in.
 */
final class Oracle {
  private static final Set<String> PLACES = Set.of("time_zone", "home_city");
  private static final Set<String> AGAINST = Set.of("support_history", "lifetime_value");
  private static final Set<Signal> PLACE_SIGNALS = Set.of(Signal.LINES_OPEN, Signal.LOCAL_HOUR);
  private static final Set<Signal> AGAINST_SIGNALS =
      Set.of(
          Signal.SIMILAR_PAST_SOLUTION,
          Signal.MOOD,
          Signal.UPSET,
          Signal.OPEN_COMPLAINT,
          Signal.REPEAT_CONTACTS,
          Signal.HUMAN_REQUESTED);
  private static final Set<Signal> DATA_SIGNALS =
      Set.of(
          Signal.DAYS_SINCE_PURCHASE,
          Signal.SIMILAR_PAST_SOLUTION,
          Signal.LINES_OPEN,
          Signal.LOCAL_HOUR);

  private Oracle() {}

  /** The red lines that a decision crosses. */
  static List<String> crossed(
      Charter charter, UseRequest use, CustomerState who, Moment moment, Decision decision) {
    List<String> crossed = new ArrayList<>();
    if (decision instanceof Decision.AskFirst ask) {
      Choice last = who.choices().get(use.purpose());
      if (last != null && !last.yes() && later(last.at(), 1).isAfter(moment.now())) {
        crossed.add("nagged after a no");
      }
      if (who.minor() || !ask.notice().purpose().equals(use.purpose())) {
        crossed.add("asked the wrong one or for the wrong thing");
      }
    }
    if (decision instanceof Decision.Permit permit) {
      Optional<Purpose> purpose = charter.purpose(use.purpose());
      if (purpose.isEmpty()) {
        return List.of("no purpose");
      }
      data(charter, use, who, moment, permit, purpose.get(), crossed);
      Set<Action> done = done(charter, use);
      if (permit.mayAct()) {
        acts(use, charter, who, moment, done, crossed);
      }
      if (!done.isEmpty()
          && Boolean.TRUE.equals(moment.value(Signal.HUMAN_REQUESTED).orElse(null))) {
        crossed.add("went on although a person was asked for");
      }
    }
    return crossed;
  }

  private static void data(
      Charter charter,
      UseRequest use,
      CustomerState who,
      Moment moment,
      Decision.Permit permit,
      Purpose purpose,
      List<String> crossed) {
    if (purpose.benefit().isEmpty() || purpose.words().isEmpty()) {
      crossed.add("no benefit");
    }
    if (!purpose.roles().contains(use.role())) {
      crossed.add("role");
    }
    if (!use.data().containsAll(permit.released())) {
      crossed.add("more than was asked for");
    }
    if (purpose.basis() == Basis.CONSENT && !saidYes(charter, who, moment, purpose)) {
      crossed.add("silence");
    }
    for (String name : permit.released()) {
      DataPoint point = charter.dataPoint(name).orElseThrow();
      if (!point.purposes().contains(purpose.name())) {
        crossed.add("beyond the purpose");
      }
      if (point.sensitivity() == Sensitivity.SPECIAL && purpose.basis() != Basis.CONSENT) {
        crossed.add("sensitive without consent");
      }
    }
    Optional<Play> play = use.play().flatMap(charter::play);
    if (play.isPresent() && play.get().when().test(moment) == Truth.NO) {
      crossed.add("touched data for a play that cannot fit");
    }
    if (!permit.mayAct()
        && play.isPresent()
        && !permit.released().isEmpty()
        && !permit.duties().contains(Duty.LEARN_ONLY)) {
      crossed.add("showed what may only be learned from");
    }
  }

  private static boolean saidYes(
      Charter charter, CustomerState who, Moment moment, Purpose purpose) {
    Choice last = who.choices().get(purpose.name());
    return last != null
        && last.yes()
        && last.notice().equals(charter.notice(purpose.name()).digest())
        && last.expires().orElseGet(() -> later(last.at(), 6)).isAfter(moment.now());
  }

  private static Set<Action> done(Charter charter, UseRequest use) {
    Set<Action> done = new HashSet<>();
    Map<String, Action> actions = charter.actions();
    use.action().map(actions::get).ifPresent(done::add);
    use.play()
        .flatMap(charter::play)
        .ifPresent(play -> play.actions().forEach(name -> done.add(action(actions, name))));
    return done;
  }

  private static Action action(Map<String, Action> actions, String name) {
    Action action = actions.get(name);
    return action == null ? new Action(name, Effect.BURDENS, true) : action;
  }

  private static void acts(
      UseRequest use,
      Charter charter,
      CustomerState who,
      Moment moment,
      Set<Action> done,
      List<String> crossed) {
    Set<String> data = new HashSet<>(use.data());
    Set<Signal> signals = new HashSet<>();
    use.play()
        .flatMap(charter::play)
        .ifPresent(play -> {
          data.addAll(play.uses());
          signals.addAll(play.when().signals());
          if (play.when().test(moment) != Truth.YES) {
            crossed.add("acted on a play that is not known to fit");
          }
        });
    boolean troubled =
        !Boolean.FALSE.equals(moment.value(Signal.UPSET).orElse(null))
            || !Boolean.FALSE.equals(moment.value(Signal.OPEN_COMPLAINT).orElse(null))
            || moment.value(Signal.MOOD).filter("angry"::equals).isPresent();
    for (Action action : done) {
      if (action.significant()) {
        crossed.add("significant by machine");
      }
      if (action.effect() == Effect.COMMERCIAL
          && (troubled || who.minor() || !data.isEmpty() || shares(signals, DATA_SIGNALS))) {
        crossed.add("offer");
      }
      if (action.effect() == Effect.BURDENS
          && (troubled
              || shares(data, PLACES)
              || shares(data, AGAINST)
              || shares(signals, PLACE_SIGNALS)
              || shares(signals, AGAINST_SIGNALS))) {
        crossed.add("penalty");
      }
      for (Rule rule : charter.rules()) {
        if (rule.effects().contains(action.effect()) && rule.when().test(moment) != Truth.NO) {
          crossed.add("house rule");
        }
      }
    }
  }

  private static <T> boolean shares(Set<T> one, Set<T> other) {
    return one.stream().anyMatch(other::contains);
  }

  private static Instant later(Instant at, int months) {
    return at.atOffset(ZoneOffset.UTC).plusMonths(months).toInstant();
  }
}
