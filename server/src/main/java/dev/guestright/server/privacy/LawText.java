package dev.guestright.server.privacy;

import dev.guestright.charter.Charter;
import dev.guestright.charter.DataPoint;
import dev.guestright.server.vault.Lockers;
import dev.guestright.server.web.Page;
import java.util.Optional;

/** What a law keeps, in words for whoever reads the page. */
final class LawText {

  private LawText() {}

  /** Says what is locked away, or will be. A charter of today may no longer name it. */
  static String of(Page page, Charter charter, Lockers.Label locked) {
    Optional<DataPoint> point = charter.dataPoint(locked.dataPoint());
    return page.say(
        "locked.what",
        point.map(declared -> declared.says().in(page.language())).orElse(locked.dataPoint()),
        locked.items(),
        page.words().date(locked.lastUntil()),
        point
            .flatMap(DataPoint::law)
            .map(law -> law.because().in(page.language()))
            .orElse(locked.law()));
  }
}
