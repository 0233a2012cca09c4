package dev.guestright.bench;

import dev.guestright.charter.Charter;
import java.util.HashMap;
import java.util.Map;
import org.casbin.jcasbin.main.Enforcer;

/**
 * The least that a decision by jCasbin can cost: an enforcer for each purpose, found by a map, with
 * a single policy row and a matcher that leaves all to the hand-written check.
 */
final class CasbinRow implements Engine.YesOrNo {
  private static final String MODEL =
      """
      [request_definition]
      r = purpose, asked

      [policy_definition]
      p = purpose

      [policy_effect]
      e = some(where (p.eft == allow))

      [matchers]
      m = fits(p.purpose, r.asked)
      """;

  private final Map<String, Enforcer> enforcers = new HashMap<>();

  CasbinRow(Charter charter) {
    HandWritten byHand = new HandWritten(charter);
    for (String purpose : charter.purposes().keySet()) {
      Enforcer enforcer = new Enforcer(Enforcer.newModel(MODEL));
      enforcer.addFunction(
          "fits",
          new CasbinFunction(
              "fits",
              (row, asked) ->
                  asked instanceof Case one
                      && one.use().purpose().equals(row)
                      && byHand.isPermitted(one)));
      enforcer.addPolicy(purpose);
      enforcers.put(purpose, enforcer);
    }
  }

  @Override
  public boolean isPermitted(Case asked) {
    Enforcer enforcer = enforcers.get(asked.use().purpose());
    return enforcer != null && enforcer.enforce(asked.use().purpose(), asked);
  }
}
