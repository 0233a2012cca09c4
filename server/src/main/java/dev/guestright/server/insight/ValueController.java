package dev.guestright.server.insight;

import dev.guestright.charter.DataPoint;
import dev.guestright.fairness.stats.Estimate;
import dev.guestright.fairness.stats.Interval;
import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.web.Page;
import dev.guestright.server.web.Pages;
import dev.guestright.server.web.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The value report: what data and suggestions were good for. */
@RestController
class ValueController {

  /** Long enough for counts to say something, short enough to be about now. */
  private static final Duration LOOKS_BACK = Duration.ofDays(90);

  /** Released so often without one suggestion that was sent, data is not worth collecting. */
  private static final long TRIED_ENOUGH = 50;

  private final ValueFigures figures;
  private final CharterInForce charter;
  private final Pages pages;

  ValueController(ValueFigures figures, CharterInForce charter, Pages pages) {
    this.figures = figures;
    this.charter = charter;
    this.pages = pages;
  }

  @GetMapping("/governance/value")
  ResponseEntity<String> value(HttpServletRequest request) {
    Page page = pages.page(request);
    Instant since = page.now().minus(LOOKS_BACK);
    ValueView view =
        new ValueView(
            page.words().date(since),
            figures.plays(since).stream().map(play -> row(page, play)).toList(),
            figures.data(since).stream().map(data -> row(page, data)).toList());
    return pages.show("value", page, Map.of("view", view));
  }

  private static ValueView.PlayRow row(Page page, PlayValue play) {
    Words words = page.words();
    return new ValueView.PlayRow(
        words.sayOr("play." + play.play(), play.play().replace('-', ' ')),
        words.number(play.released()),
        words.number(play.shown()),
        words.number(play.taken()),
        words.number(play.edited()),
        words.number(play.dismissed()),
        play.shown() == 0
            ? page.say("value.never-shown")
            : helped(page, play.helped().rate(), play.helped().wilson()),
        times(page, play));
  }

  private static String helped(Page page, double rate, Interval sure) {
    return page.say("value.helped", rate, sure.low(), sure.high());
  }

  private static String times(Page page, PlayValue play) {
    Optional<Estimate> with = play.with();
    Optional<Estimate> without = play.without();
    if (with.isEmpty() || without.isEmpty()) {
      return page.say("value.too-few", ValueFigures.ENOUGH);
    }
    return page.say("value.times", time(page, with.get()), time(page, without.get()));
  }

  private static String time(Page page, Estimate seconds) {
    return page.say(
        "value.time", hours(seconds.value()), hours(seconds.low()), hours(seconds.high()));
  }

  private static double hours(double seconds) {
    return seconds / Duration.ofHours(1).toSeconds();
  }

  private ValueView.DataRow row(Page page, ValueFigures.DataValue data) {
    Words words = page.words();
    boolean idle = data.sent() == 0 && data.released() >= TRIED_ENOUGH;
    return new ValueView.DataRow(
        charter
            .charter()
            .dataPoint(data.dataPoint())
            .map(DataPoint::says)
            .map(says -> says.in(page.language()))
            .orElse(data.dataPoint()),
        words.number(data.released()),
        words.number(data.shown()),
        words.number(data.sent()),
        idle ? page.say("value.stop") : "");
  }
}
