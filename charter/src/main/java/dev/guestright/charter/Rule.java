package dev.guestright.charter;

import java.util.Locale;
import java.util.Set;

/**
 * A rule of the house: at certain moments, certain actions are refused or wait for a person. There
 * is no rule that allows, so a rule can only be stricter than the red lines.
 *
 * <p>A rule whose moment is not known holds: what is not known is not risked.
 *
 * @param name its name in the charter
 * @param when the moments at which it holds
 * @param outcome what happens then
 * @param effects the effects of the actions that it stops
 * @param actions the actions that it stops by name
 * @param because the reason, in words for the customer
 */
public record Rule(
    String name,
    Condition when,
    Outcome outcome,
    Set<Effect> effects,
    Set<String> actions,
    Text because) {

  /** What a rule does. */
  public enum Outcome {
    /** The action does not happen. */
    REFUSE,
    /** The action waits for a person. */
    HUMAN;

    /** The key in a charter file. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Rule {
    effects = Set.copyOf(effects);
    actions = Set.copyOf(actions);
  }

  /** Whether it is about that action. */
  public boolean covers(Action action) {
    return effects.contains(action.effect()) || actions.contains(action.name());
  }
}
