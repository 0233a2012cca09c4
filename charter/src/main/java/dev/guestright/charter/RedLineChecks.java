package dev.guestright.charter;

import java.util.List;
import java.util.Set;

/**
 * What contradicts a red line and can be seen in the file. The door keeps the red lines anyway;
 * here the author learns it, with the line number, before anybody relies on what can never happen.
 */
final class RedLineChecks implements Checks.Check {
  private static final Set<Nature> HELD_AGAINST = Set.of(Nature.PAST, Nature.MOOD, Nature.WORTH);

  /** Somebody who is not troubled at all, and of whom nothing else is known. */
  private static final Moment CALM =
      Moment.at(java.time.Instant.EPOCH)
          .with(Signal.UPSET, false)
          .with(Signal.OPEN_COMPLAINT, false)
          .with(Signal.MOOD, "calm");

  @Override
  public void look(Draft draft, Spots spots, Findings findings) {
    for (Play play : draft.plays().values()) {
      for (String name : play.actions()) {
        Action action = draft.actions().get(name);
        if (action != null) {
          play(draft, play, action, spots, findings);
        }
      }
    }
    draft.rules().forEach(rule -> rule(rule, spots, findings));
    draft.dataPoints().values().forEach(point -> dataPoint(point, spots, findings));
  }

  private static void play(Draft draft, Play play, Action action, Spots spots, Findings findings) {
    switch (action.effect()) {
      case COMMERCIAL -> offer(play, action, spots, findings);
      case BURDENS -> burden(draft, play, action, spots, findings);
      case HELPS, NEUTRAL -> {}
    }
    if (action.significant()) {
      findings.note(
          spots.at("plays", play.name()),
          RedLine.NOTHING_SIGNIFICANT_BY_MACHINE_ALONE.id(),
          "play `%s` does `%s`, which is significant: it will always wait for a person."
              .formatted(play.name(), action.name()));
    }
  }

  private static void offer(Play play, Action action, Spots spots, Findings findings) {
    String what = "play `%s` makes an offer (`%s`)".formatted(play.name(), action.name());
    if (!play.uses().isEmpty()) {
      findings.crosses(
          RedLine.NO_OFFER_BUILT_ON_INFERRED_WORTH,
          spots.at("plays", play.name(), "uses"),
          what + " out of what is known about the customer: an offer uses no customer data.");
    }
    for (Signal signal : play.when().signals()) {
      if (signal.derivedFrom().isPresent()) {
        findings.crosses(
            RedLine.NO_OFFER_BUILT_ON_INFERRED_WORTH,
            spots.at("plays", play.name(), "when"),
            "%s by `moment.%s`, which is computed from `%s`: an offer uses no customer data."
                .formatted(what, signal.word(), signal.derivedFrom().orElseThrow()));
      }
    }
    if (play.when().test(CALM) == Truth.NO) {
      findings.crosses(
          RedLine.NO_OFFER_TO_SOMEONE_UPSET,
          spots.at("plays", play.name(), "when"),
          what + " that only somebody upset or with an open complaint would ever get.");
    }
  }

  private static void burden(
      Draft draft, Play play, Action action, Spots spots, Findings findings) {
    String what = "play `%s` burdens the customer (`%s`)".formatted(play.name(), action.name());
    for (Nature nature : Nature.values()) {
      RedLine line =
          nature == Nature.PLACE
              ? RedLine.NO_UNDISCLOSED_CHANGE_BY_PLACE
              : RedLine.NO_PENALTY_FROM_HISTORY_OR_MOOD;
      if (play.when().reads(nature)) {
        findings.crosses(
            line,
            spots.at("plays", play.name(), "when"),
            what + " by a condition on their " + nature.word() + ".");
      }
      for (String name : play.uses()) {
        DataPoint point = draft.dataPoints().get(name);
        if (point != null && point.tellsOf(nature)) {
          findings.crosses(
              line,
              spots.at("plays", play.name(), "uses", name),
              "%s by `%s`, which tells of their %s.".formatted(what, name, nature.word()));
        }
      }
    }
  }

  private static void rule(Rule rule, Spots spots, Findings findings) {
    boolean stopsHelp =
        rule.effects().contains(Effect.HELPS) || rule.effects().contains(Effect.NEUTRAL);
    List<Nature> against = HELD_AGAINST.stream().filter(rule.when()::reads).sorted().toList();
    if (rule.outcome() == Rule.Outcome.REFUSE && stopsHelp && !against.isEmpty()) {
      boolean human = rule.when().signals().contains(Signal.HUMAN_REQUESTED);
      findings.crosses(
          human ? RedLine.A_HUMAN_ON_REQUEST : RedLine.NO_PENALTY_FROM_HISTORY_OR_MOOD,
          spots.at("rules", rule.name(), "when"),
          "rule `%s` withholds help because of the customer's %s."
              .formatted(rule.name(), against.getFirst().word()));
    }
  }

  private static void dataPoint(DataPoint point, Spots spots, Findings findings) {
    if (point.tellsOf(Nature.MOOD)) {
      findings.crosses(
          RedLine.NO_PENALTY_FROM_HISTORY_OR_MOOD,
          spots.at("data", point.name()),
          "`%s` would keep how somebody feels: mood lives for the conversation only."
              .formatted(point.name()));
    }
    if (point.tellsOf(Nature.WORTH)) {
      findings.warning(
          spots.at("data", point.name()),
          "inferred-worth",
          "`%s` says what somebody is worth to you. What does it help them with?"
              .formatted(point.name()),
          "Stop collecting it.");
    }
  }
}
