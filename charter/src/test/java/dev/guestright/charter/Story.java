package dev.guestright.charter;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A small language for telling what happened before the door was asked. */
final class Story {
  private final Charter charter;
  private final Map<String, Choice> choices = new HashMap<>();
  private final Set<String> data = new HashSet<>();
  private Moment moment =
      Moment.at(Northwind.TODAY)
          .with(Signal.UPSET, false)
          .with(Signal.OPEN_COMPLAINT, false)
          .with(Signal.HUMAN_REQUESTED, false)
          .with(Signal.TOPIC, "router")
          .with(Signal.INTENT, "question");
  private boolean minor;
  private String role = "agent";
  private String purpose = "answer-the-question";
  private Optional<String> action = Optional.empty();
  private Optional<String> play = Optional.empty();

  private Story(Charter charter) {
    this.charter = charter;
  }

  static Story given(Charter charter) {
    return new Story(charter);
  }

  Story saidYesTo(String name, Period ago) {
    Instant at = Northwind.TODAY.atOffset(ZoneOffset.UTC).minus(ago).toInstant();
    choices.put(name, new Choice(true, charter.notice(name).digest(), at, Optional.empty()));
    return this;
  }

  Story saidYesTo(String name) {
    return saidYesTo(name, Period.ofDays(2));
  }

  Story saidNoTo(String name, Period ago) {
    Instant at = Northwind.TODAY.atOffset(ZoneOffset.UTC).minus(ago).toInstant();
    choices.put(name, new Choice(false, charter.notice(name).digest(), at, Optional.empty()));
    return this;
  }

  Story chose(String name, Choice choice) {
    choices.put(name, choice);
    return this;
  }

  Story isAChild() {
    minor = true;
    return this;
  }

  Story while_(Signal signal, Object value) {
    moment = moment.with(signal, value);
    return this;
  }

  Story nothingIsKnownOfTheMoment() {
    moment = Moment.at(Northwind.TODAY);
    return this;
  }

  Story as(String who) {
    role = who;
    return this;
  }

  Story to(String why) {
    purpose = why;
    return this;
  }

  Story using(String... names) {
    data.addAll(Set.of(names));
    return this;
  }

  Story doing(String what) {
    action = Optional.of(what);
    return this;
  }

  Story playing(String which) {
    play = Optional.of(which);
    return this;
  }

  Decision decided() {
    return Door.of(charter)
        .decide(
            new UseRequest(role, purpose, data, action, play),
            new CustomerState(choices, "en", minor),
            moment);
  }
}
