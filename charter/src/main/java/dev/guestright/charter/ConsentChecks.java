package dev.guestright.charter;

/** What a yes needs to be one: an end, a question, and for sensitive data a question of its own. */
final class ConsentChecks implements Checks.Check {
  @Override
  public void look(Draft draft, Spots spots, Findings findings) {
    for (Purpose purpose : draft.purposes().values()) {
      if (purpose.isAsked() && purpose.expires().isEmpty()) {
        findings.error(
            spots.at("purposes", purpose.name(), "basis"),
            "consent-expires",
            "purpose `" + purpose.name() + "` asks for a yes without an end.",
            "Add `expires: P12M`: after a year, ask again.");
      }
    }
    for (DataPoint point : draft.dataPoints().values()) {
      if (point.sensitivity() == Sensitivity.SPECIAL) {
        special(draft, point, spots, findings);
      }
    }
  }

  private static void special(Draft draft, DataPoint point, Spots spots, Findings findings) {
    for (String name : point.purposes()) {
      Purpose purpose = draft.purposes().get(name);
      if (purpose != null && !purpose.isAsked()) {
        findings.crosses(
            RedLine.SENSITIVE_ONLY_ON_EXPLICIT_CONSENT,
            spots.at("data", point.name(), "for", name),
            "`%s` is of a special category, but `%s` stands on %s: only a yes to exactly this will do."
                .formatted(point.name(), name, purpose.basis().word()));
      }
    }
  }
}
