package dev.guestright.charter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.statistics.Statistics;

/**
 * Hostile charters that never saw the lint, and hostile requests, at the door: none crosses a red
 * line. What a red line is, is said once more and independently in {@link Oracle}.
 */
class RedLinePropertyTest {
  private static final int REQUESTS_PER_CHARTER = 20;

  @Property(tries = 1_500)
  void noCharterAndNoRequestCrossesARedLine(@ForAll @LongRange(min = 0) long seed) {
    Hostile hostile = new Hostile(new Random(seed));
    Charter charter = new Charter(hostile.draft());
    Door door = Door.of(charter);
    for (int i = 0; i < REQUESTS_PER_CHARTER; i++) {
      UseRequest request = hostile.request();
      CustomerState customer = hostile.customer(charter);
      Moment moment = hostile.moment();
      Decision decision = door.decide(request, customer, moment);

      assertThat(Oracle.crossed(charter, request, customer, moment, decision))
          .as(() -> "seed " + seed + ": " + decision + " to " + request + decision.trace())
          .isEmpty();
      assertThat(door.decide(request, customer, moment).trace()).isEqualTo(decision.trace());
      Statistics.collect(decision.getClass().getSimpleName());
    }
    Statistics.coverage(seen -> {
      seen.check("Permit").percentage(share -> share > 1);
      seen.check("AskFirst").percentage(share -> share > 1);
      seen.check("NeedsHuman").percentage(share -> share > 0.3);
      seen.check("Refuse").percentage(share -> share > 10);
    });
  }

  /** Builds what nobody should: anything for anything, on any basis. */
  static final class Hostile {
    private static final List<String> DATA =
        List.of(
            "purchase_history",
            "support_history",
            "time_zone",
            "health",
            "email",
            "home_city",
            "lifetime_value");
    private static final List<String> PURPOSES = List.of("help", "sell", "answer");
    private static final List<String> ACTIONS = List.of("assist", "offer", "punish", "close");
    private static final List<String> PLAYS = List.of("one", "two");
    private static final List<String> ROLES = List.of("agent", "assistant");
    private static final List<String> WHENS =
        List.of(
            "true",
            "moment.upset",
            "!moment.upset",
            "moment.open_complaint",
            "moment.lines_open",
            "moment.days_since_purchase < 9",
            "moment.similar_past_solution || moment.upset",
            "moment.mood in ['angry', 'calm']",
            "moment.repeat_contacts > 1",
            "moment.local_hour < 8 && moment.intent == 'a'");
    private final Random random;

    Hostile(Random random) {
      this.random = random;
    }

    Draft draft() {
      Map<String, DataPoint> data = new TreeMap<>();
      for (String name : DATA) {
        Sensitivity sensitivity =
            name.equals("health") || likely(10) ? Sensitivity.SPECIAL : Sensitivity.PERSONAL;
        data.put(
            name,
            new DataPoint(
                name,
                Text.of("en", name),
                "shop",
                java.time.Period.ofYears(1),
                some(PURPOSES),
                sensitivity,
                false,
                Telltales.of(name),
                Optional.empty()));
      }
      Map<String, Action> actions = new TreeMap<>();
      for (String name : ACTIONS) {
        actions.put(name, new Action(name, any(List.of(Effect.values())), likely(25)));
      }
      Map<String, Play> plays = new TreeMap<>();
      for (String name : PLAYS) {
        plays.put(
            name,
            new Play(
                name,
                ConditionTest.compiled(any(WHENS)),
                any(PURPOSES),
                some(DATA),
                any(ACTIONS),
                List.copyOf(some(ACTIONS)),
                Text.NONE));
      }
      return new Draft(
          "hostile",
          1,
          new Controller("c", "c"),
          List.of("en"),
          purposes(data),
          data,
          Map.of(),
          actions,
          plays,
          rules(),
          Optional.empty());
    }

    private Map<String, Purpose> purposes(Map<String, DataPoint> data) {
      Map<String, Purpose> purposes = new TreeMap<>();
      for (String name : PURPOSES) {
        Set<String> served = new java.util.HashSet<>();
        data.values().stream()
            .filter(point -> point.purposes().contains(name))
            .forEach(point -> served.add(point.name()));
        purposes.put(
            name,
            new Purpose(
                name,
                Optional.empty(),
                likely(60) ? Basis.CONSENT : any(List.of(Basis.values())),
                likely(90) ? Text.of("en", "May we?") : Text.NONE,
                likely(90) ? Text.of("en", "Good.") : Text.NONE,
                Optional.of(java.time.Period.ofMonths(6)),
                Purpose.ASK_AGAIN_AFTER,
                likely(70) ? Set.copyOf(ROLES) : some(ROLES),
                served));
      }
      return purposes;
    }

    private List<Rule> rules() {
      return likely(50)
          ? List.of()
          : List.of(
              new Rule(
                  "house",
                  ConditionTest.compiled(any(WHENS)),
                  any(List.of(Rule.Outcome.values())),
                  Set.of(any(List.of(Effect.values()))),
                  Set.of(),
                  Text.of("en", "No.")));
    }

    UseRequest request() {
      return new UseRequest(
          likely(95) ? any(ROLES) : "thief",
          likely(95) ? any(PURPOSES) : "curiosity",
          likely(97) ? few(DATA) : Set.of("diary"),
          likely(60) ? Optional.of(likely(95) ? any(ACTIONS) : "hack") : Optional.empty(),
          likely(25) ? Optional.of(any(PLAYS)) : Optional.empty());
    }

    CustomerState customer(Charter charter) {
      Map<String, Choice> choices = new HashMap<>();
      for (String purpose : PURPOSES) {
        if (likely(75)) {
          String digest = likely(85) ? charter.notice(purpose).digest() : "another";
          Instant at = Northwind.TODAY.minusSeconds(random.nextInt(400 * 86_400));
          Optional<Instant> expires =
              likely(50) ? Optional.empty() : Optional.of(at.plusSeconds(200 * 86_400L));
          choices.put(purpose, new Choice(likely(80), digest, at, expires));
        }
      }
      return new CustomerState(choices, "en", likely(10));
    }

    Moment moment() {
      Moment moment = Moment.at(Northwind.TODAY);
      for (Signal signal : List.of(Signal.values())) {
        if (likely(75)) {
          moment =
              moment.with(
                  signal,
                  switch (signal.kind()) {
                    case BOOL -> likely(20);
                    case INT -> random.nextInt(12);
                    case STRING -> any(List.of("a", "angry", "calm"));
                  });
        }
      }
      return moment;
    }

    private boolean likely(int percent) {
      return random.nextInt(100) < percent;
    }

    private <T> T any(List<T> of) {
      return of.get(random.nextInt(of.size()));
    }

    private Set<String> some(List<String> of) {
      List<String> chosen = new ArrayList<>(of);
      chosen.removeIf(unused -> likely(50));
      return Set.copyOf(chosen);
    }

    private Set<String> few(List<String> of) {
      return likely(40) ? Set.of() : likely(50) ? Set.of(any(of)) : some(of);
    }
  }
}
