package dev.guestright.server.privacy;

import dev.guestright.charter.Charter;
import dev.guestright.charter.DataPoint;
import dev.guestright.charter.LegalDuty;
import dev.guestright.charter.Purpose;
import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.vault.Fact;
import dev.guestright.server.vault.Lockers;
import dev.guestright.server.web.Page;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Answers "How do you know that about me?" for one data point. */
@Component
class OriginPage {

  private final CharterInForce charter;
  private final Timeline timeline;
  private final Lockers lockers;

  OriginPage(CharterInForce charter, Timeline timeline, Lockers lockers) {
    this.charter = charter;
    this.timeline = timeline;
    this.lockers = lockers;
  }

  OriginView view(Page page, DataPoint point, MePage.Known known) {
    Charter now = charter.charter();
    boolean restricted = known.standing().restricted().contains(point.name());
    return new OriginView(
        point.says().in(page.language()),
        known.facts().stream()
            .filter(fact -> fact.dataPoint().equals(point.name()))
            .map(fact -> value(page, fact))
            .toList(),
        now.purposes().values().stream()
            .filter(purpose -> point.purposes().contains(purpose.name()))
            .map(purpose -> purpose(page, purpose, known))
            .toList(),
        page.say(point.correctedByCustomer() ? "known.correct-now" : "known.correct-person"),
        "/me/known/" + point.name() + "/use",
        restricted ? Optional.of(page.say("known.unused")) : Optional.empty(),
        law(page, now, point, known),
        timeline.uses(
            page,
            known,
            known.uses().stream()
                .filter(told -> told.use().dataPoints().contains(point.name()))
                .toList()));
  }

  /** Which law keeps it beyond its time, and what lies locked away for it already. */
  private List<String> law(Page page, Charter now, DataPoint point, MePage.Known known) {
    Stream<String> because =
        point.law().stream()
            .map((LegalDuty law) -> page.say("known.law", law.because().in(page.language())));
    Stream<String> locked =
        lockers.of(known.customer(), page.now()).stream()
            .filter(label -> label.dataPoint().equals(point.name()))
            .map(label -> LawText.of(page, now, label));
    return Stream.concat(because, locked).toList();
  }

  private static OriginView.Value value(Page page, Fact fact) {
    String source = MePage.source(page, fact.source());
    return new OriginView.Value(
        fact.id().toString(),
        FactText.of(page, fact),
        fact.passing()
            ? page.say("known.origin-passing", source)
            : page.say(
                "known.origin",
                source,
                page.words().date(fact.storedAt()),
                page.words().date(fact.keepUntil())),
        "/me/known/" + fact.dataPoint() + "/" + fact.id());
  }

  private static String purpose(Page page, Purpose purpose, MePage.Known known) {
    String benefit = purpose.benefit().in(page.language());
    if (!purpose.isAsked()) {
      return page.say(
          known.standing().objectsTo(purpose.name()) ? "known.objected" : "known.told", benefit);
    }
    boolean yes = known.standing().on(purpose.name()).map(record -> record.isYes()).orElse(false);
    return page.say(yes ? "known.on-yes" : "known.no-yes", benefit);
  }
}
