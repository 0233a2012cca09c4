package dev.guestright.charter;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** Data that nothing uses, purposes that no data serves, laws that change nothing: why say so? */
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
      law(point, spots, findings);
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

  private static void law(DataPoint point, Spots spots, Findings findings) {
    boolean within =
        point
            .law()
            .filter(law -> law.until(Instant.EPOCH).isBefore(point.keepUntil(Instant.EPOCH)))
            .isPresent();
    if (within) {
      findings.warning(
          spots.at("data", point.name(), "law", "keep"),
          "kept-longer-than-the-law-asks",
          "`%s` is kept for %s, longer than the law that it names asks for."
              .formatted(point.name(), point.keep()),
          "Keep it no longer than you need it: what the law asks for is locked away by itself.");
    }
  }
}
