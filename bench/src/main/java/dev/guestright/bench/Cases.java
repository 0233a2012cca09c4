package dev.guestright.bench;

import dev.guestright.charter.Charter;
import dev.guestright.charter.Choice;
import dev.guestright.charter.CustomerState;
import dev.guestright.charter.Moment;
import dev.guestright.charter.Purpose;
import dev.guestright.charter.Signal;
import dev.guestright.charter.UseRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Generates requests: mostly what a support team would ask, some that no charter knows, some that a
 * red line stops. The same seed gives the same cases.
 */
final class Cases {
  private static final Instant NOW = Instant.parse("2026-11-01T09:00:00Z");
  private static final Duration YEAR = Duration.ofDays(365);

  private final Charter charter;
  private final Random random;
  private final List<Purpose> purposes;
  private final List<String> dataPoints;
  private final List<String> actions;

  private Cases(Charter charter, long seed) {
    this.charter = charter;
    this.random = new Random(seed);
    this.purposes = List.copyOf(charter.purposes().values());
    this.dataPoints = List.copyOf(charter.dataPoints().keySet());
    this.actions = List.copyOf(charter.actions().keySet());
  }

  static Case[] of(Charter charter, int count) {
    Cases cases = new Cases(charter, 42);
    Case[] all = new Case[count];
    for (int i = 0; i < count; i++) {
      all[i] = cases.next();
    }
    return all;
  }

  private Case next() {
    Purpose purpose = any(purposes);
    return new Case(use(purpose), customer(purpose), moment());
  }

  private UseRequest use(Purpose purpose) {
    return new UseRequest(
        likely(95) ? fresh(any(List.copyOf(purpose.roles()))) : fresh("visitor"),
        likely(98) ? fresh(purpose.name()) : fresh("curiosity"),
        data(purpose),
        likely(80)
            ? Optional.of(likely(98) ? fresh(any(actions)) : fresh("hack"))
            : Optional.empty(),
        Optional.empty());
  }

  private Set<String> data(Purpose purpose) {
    Set<String> data = new HashSet<>();
    if (likely(75)) {
      purpose.dataPoints().stream()
          .filter(name -> likely(60))
          .forEach(name -> data.add(fresh(name)));
    }
    if (likely(10)) {
      data.add(fresh(any(dataPoints)));
    }
    if (likely(1)) {
      data.add(fresh("diary"));
    }
    return data;
  }

  private CustomerState customer(Purpose asked) {
    Map<String, Choice> choices = new HashMap<>();
    if (likely(90)) {
      choices.put(asked.name(), choice(asked));
    }
    for (int i = 0; i < 4; i++) {
      Purpose other = any(purposes);
      choices.putIfAbsent(other.name(), choice(other));
    }
    return new CustomerState(
        choices, "en", likely(4), likely(5) ? Set.of(fresh(any(dataPoints))) : Set.of());
  }

  private Choice choice(Purpose purpose) {
    String notice = likely(96) ? fresh(charter.notice(purpose.name()).digest()) : fresh("older");
    Instant at = NOW.minus(Duration.ofDays(random.nextInt(380)));
    return new Choice(likely(90), notice, at, Optional.of(at.plus(YEAR)));
  }

  private Moment moment() {
    Moment moment = Moment.at(NOW);
    moment = with(moment, Signal.INTENT, List.of("setup", "how-to", "cancel", "refund", "where"));
    moment = with(moment, Signal.TOPIC, List.of("router", "bill", "parcel", "bereavement"));
    moment = with(moment, Signal.MOOD, List.of("calm", "happy", "neutral", "curious", "angry"));
    moment = with(moment, Signal.LANGUAGE, List.of("en", "de", "fr", "es"));
    moment = with(moment, Signal.CHANNEL, List.of("chat", "e-mail", "phone"));
    moment = likely(95) ? moment.with(Signal.OPEN_COMPLAINT, likely(10)) : moment;
    moment = likely(95) ? moment.with(Signal.UPSET, likely(10)) : moment;
    moment = likely(95) ? moment.with(Signal.HUMAN_REQUESTED, likely(5)) : moment;
    return likely(95) ? moment.with(Signal.REPEAT_CONTACTS, random.nextInt(4)) : moment;
  }

  private Moment with(Moment moment, Signal signal, List<String> values) {
    return likely(95) ? moment.with(signal, fresh(any(values))) : moment;
  }

  private boolean likely(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** A raw request's text comes from outside: equal to the charter's, never the same object. */
  private static String fresh(String text) {
    return String.valueOf(text.toCharArray());
  }
}
