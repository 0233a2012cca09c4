package dev.guestright.charter;

import java.util.List;

/** An action, compiled: with the rules of the house that are about it. */
final class Deed {
  final Action action;
  final Rule[] rules;
  final Ground[] grounds;
  final Deed[] alone = {this};

  Deed(Action action, List<Rule> rules) {
    this.action = action;
    this.rules = rules.stream().filter(rule -> rule.covers(action)).toArray(Rule[]::new);
    this.grounds = new Ground[this.rules.length];
    for (int i = 0; i < grounds.length; i++) {
      grounds[i] = Ground.of(this.rules[i]);
    }
  }
}
