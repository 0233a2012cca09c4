package dev.guestright.charter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads actions, plays and rules: what may be done, and when. */
final class PlayReader {
  private final Texts texts;
  private final Spots spots;
  private final Findings findings;
  private final ConditionReader conditions;

  PlayReader(Texts texts, Spots spots, Findings findings) {
    this.texts = texts;
    this.spots = spots;
    this.findings = findings;
    this.conditions = new ConditionReader(findings);
  }

  Map<String, Action> actions(Section top) {
    Map<String, Action> actions = new LinkedHashMap<>();
    Optional<Yaml.Mapping> mapping = top.mapping("actions");
    if (mapping.isPresent()) {
      Section section = new Section("the actions", mapping.get(), findings);
      for (String name : section.names()) {
        spots.put(section.spotOf(name), "actions", name);
        section.mapping(name).ifPresent(one -> actions.put(name, action(name, one)));
      }
    }
    return actions;
  }

  private Action action(String name, Yaml.Mapping mapping) {
    Section section = new Section("action `" + name + "`", mapping, Keys.ACTION, findings);
    return new Action(
        name,
        section.choice("effect", Effect.values(), Effect::word).orElse(Effect.NEUTRAL),
        section.flag("significant"));
  }

  Map<String, Play> plays(Section top) {
    Map<String, Play> plays = new LinkedHashMap<>();
    Optional<Yaml.Mapping> mapping = top.mapping("plays");
    if (mapping.isPresent()) {
      Section section = new Section("the plays", mapping.get(), findings);
      for (String name : section.names()) {
        spots.put(section.spotOf(name), "plays", name);
        section.mapping(name).ifPresent(one -> plays.put(name, play(name, one)));
      }
    }
    return plays;
  }

  private Play play(String name, Yaml.Mapping mapping) {
    Section section = new Section("play `" + name + "`", mapping, Keys.PLAY, findings);
    Keys.PLAY.all().forEach(key -> spots.put(section.spotOf(key), "plays", name, key));
    return new Play(
        name,
        conditions.read(section),
        section.string("purpose"),
        new LinkedHashSet<>(names(section, "uses", "plays", name)),
        section.string("action"),
        names(section, "also", "plays", name),
        texts.inFirstLanguage(section, "say"));
  }

  List<Rule> rules(Section top) {
    List<Rule> rules = new ArrayList<>();
    for (Yaml item : top.listing("rules")) {
      if (item instanceof Yaml.Mapping mapping) {
        rules.add(rule(new Section("the rule", mapping, Keys.RULE, findings)));
      } else {
        findings.error(item.spot(), "shape", "a rule is a section with keys.");
      }
    }
    return rules;
  }

  private Rule rule(Section section) {
    String name = section.string("name");
    Keys.RULE.all().forEach(key -> spots.put(section.spotOf(key), "rules", name, key));
    if (section.has("refuse") == section.has("human")) {
      findings.error(
          section.spot(),
          "refuse-or-human",
          "a rule has either `refuse` or `human`, and one only.");
    }
    Rule.Outcome outcome = section.has("human") ? Rule.Outcome.HUMAN : Rule.Outcome.REFUSE;
    List<String> effectWords = java.util.Arrays.stream(Effect.values()).map(Effect::word).toList();
    Set<Effect> effects = new LinkedHashSet<>();
    Set<String> actions = new LinkedHashSet<>();
    for (String target : names(section, outcome.word(), "rules", name)) {
      int effect = effectWords.indexOf(target);
      if (effect >= 0) {
        effects.add(Effect.values()[effect]);
      } else {
        actions.add(target);
      }
    }
    return new Rule(
        name,
        conditions.read(section),
        outcome,
        effects,
        actions,
        texts.inFirstLanguage(section, "because"));
  }

  private List<String> names(Section section, String key, String part, String owner) {
    List<String> names = new ArrayList<>();
    for (Yaml.Scalar scalar : section.strings(key)) {
      names.add(scalar.value());
      spots.put(scalar.spot(), part, owner, key, scalar.value());
    }
    return names;
  }
}
