package dev.guestright.charter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Every name that is used is declared, and every play stays within its purpose. */
final class References implements Checks.Check {
  @Override
  public void look(Draft draft, Spots spots, Findings findings) {
    for (DataPoint point : draft.dataPoints().values()) {
      for (String purpose : point.purposes()) {
        known(
            purpose,
            draft.purposes().keySet(),
            "purpose",
            spots.at("data", point.name(), "for", purpose),
            findings);
      }
    }
    draft
        .intake()
        .forEach((intent, names) -> {
          for (String name : names) {
            dataPoint(draft, name, spots.at("intake", intent, name), findings);
          }
        });
    draft.plays().values().forEach(play -> play(draft, play, spots, findings));
    draft.rules().forEach(rule -> rule(draft, rule, spots, findings));
  }

  private static void play(Draft draft, Play play, Spots spots, Findings findings) {
    Spot purpose = spots.at("plays", play.name(), "purpose");
    known(play.purpose(), draft.purposes().keySet(), "purpose", purpose, findings);
    for (String action : play.actions()) {
      String key = play.also().contains(action) ? "also" : "action";
      known(
          action,
          draft.actions().keySet(),
          "action",
          spots.at("plays", play.name(), key, action),
          findings);
    }
    for (String name : play.uses()) {
      Spot spot = spots.at("plays", play.name(), "uses", name);
      dataPoint(draft, name, spot, findings);
      covered(draft, play, name, spot, findings);
    }
    for (Signal signal : play.when().signals()) {
      learnable(play, signal, spots, findings);
    }
  }

  private static void covered(Draft draft, Play play, String name, Spot spot, Findings findings) {
    Purpose purpose = draft.purposes().get(play.purpose());
    DataPoint point = draft.dataPoints().get(name);
    if (purpose != null && point != null && !point.purposes().contains(purpose.name())) {
      findings.error(
          spot,
          "purpose-does-not-cover",
          "play `%s` uses `%s`, which is not for `%s`."
              .formatted(play.name(), name, purpose.name()),
          "Add the purpose to the data point's `for`, and so to the question that customers read.");
    }
  }

  private static void learnable(Play play, Signal signal, Spots spots, Findings findings) {
    if (signal.derivedFrom().filter(name -> !play.uses().contains(name)).isPresent()) {
      String name = signal.derivedFrom().orElseThrow();
      findings.error(
          spots.at("plays", play.name(), "when"),
          "reads-undeclared-data",
          "play `%s` reads `moment.%s`, which is computed from `%s`, but does not say that it uses it."
              .formatted(play.name(), signal.word(), name),
          "Add `" + name + "` to its `uses`.");
    }
  }

  private static void rule(Draft draft, Rule rule, Spots spots, Findings findings) {
    List<String> targets = new ArrayList<>(draft.actions().keySet());
    for (Effect effect : Effect.values()) {
      targets.add(effect.word());
    }
    for (String action : rule.actions()) {
      known(
          action,
          targets,
          "effect or action",
          spots.at("rules", rule.name(), rule.outcome().word(), action),
          findings);
    }
  }

  private static void dataPoint(Draft draft, String name, Spot spot, Findings findings) {
    known(name, draft.dataPoints().keySet(), "data point", spot, findings);
  }

  private static void known(
      String name, Collection<String> known, String what, Spot spot, Findings findings) {
    if (!known.contains(name) && !name.isEmpty()) {
      findings.unknown(
          spot,
          "unknown-name",
          "there is no " + what + " `" + Section.shown(name) + "`.",
          name,
          known);
    }
  }
}
