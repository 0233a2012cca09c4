package dev.guestright.charter;

import java.util.HashSet;
import java.util.Set;

/** Data that nothing uses, and purposes that no data serves: why collect, why ask? */
final class UseChecks implements Checks.Check {
  @Override
  public void look(Draft draft, Spots spots, Findings findings) {
    Set<String> used = new HashSet<>();
    draft.plays().values().forEach(play -> used.addAll(play.uses()));
    draft.intake().values().forEach(used::addAll);
    for (DataPoint point : draft.dataPoints().values()) {
      if (!used.contains(point.name())) {
        findings.warning(
            spots.at("data", point.name()),
            "unused-data",
            "no play and no intake uses `" + point.name() + "`: why are you collecting it?",
            "Stop collecting it, or write down the play that it helps.");
      }
    }
    for (Purpose purpose : draft.purposes().values()) {
      if (purpose.dataPoints().isEmpty()) {
        findings.warning(
            spots.at("purposes", purpose.name()),
            "empty-purpose",
            "no data point is for `" + purpose.name() + "`: there is nothing to ask about.");
      }
    }
  }
}
