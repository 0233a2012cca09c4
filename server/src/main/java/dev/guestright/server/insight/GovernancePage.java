package dev.guestright.server.insight;

import dev.guestright.charter.DataPoint;
import dev.guestright.charter.Purpose;
import dev.guestright.charter.Sensitivity;
import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.routing.model.ModelPage;
import dev.guestright.server.web.Page;
import dev.guestright.server.web.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts the house's figures into words. */
@Component
class GovernancePage {

  private static final Duration WINDOW = Duration.ofDays(30);

  private final CharterInForce charter;
  private final CharterPages versions;
  private final Figures figures;
  private final ModelPage models;

  GovernancePage(CharterInForce charter, CharterPages versions, Figures figures, ModelPage models) {
    this.models = models;
    this.charter = charter;
    this.versions = versions;
    this.figures = figures;
  }

  GovernanceView view(Page page) {
    Words words = page.words();
    Instant since = page.now().minus(WINDOW);
    List<Figures.Count> permitted = figures.permittedByPurpose(since);
    List<Figures.Count> heldBack = figures.heldBackByGround(since);
    Map<String, Long> choices =
        figures.choices(since).stream()
            .collect(Collectors.toMap(Figures.Count::name, Figures.Count::count));
    long uses = sum(permitted);
    long held = sum(heldBack);
    return new GovernanceView(
        page.say(
            "governance.lead", words.number(uses + held), words.number(uses), words.number(held)),
        List.of(
            figure(page, uses, "governance.uses"),
            figure(page, held, "governance.held"),
            figure(page, choices.getOrDefault("given", 0L), "governance.yes"),
            figure(page, choices.getOrDefault("withdrawn", 0L), "governance.withdrawn")),
        permitted.stream().map(count -> purposeBar(page, count, permitted)).toList(),
        heldBack.stream().map(count -> groundBar(page, count, heldBack)).toList(),
        log(page),
        versions.inForce(page),
        models.inForce(page),
        charter.charter().purposes().values().stream().map(purpose -> row(page, purpose)).toList(),
        dataRows(page),
        upkeep(page),
        page.say("governance.as-of", words.date(page.now()), words.time(page.now())));
  }

  private static long sum(List<Figures.Count> counts) {
    return counts.stream().mapToLong(Figures.Count::count).sum();
  }

  private static GovernanceView.Figure figure(Page page, long number, String key) {
    return new GovernanceView.Figure(page.words().number(number), page.say(key));
  }

  private GovernanceView.Bar purposeBar(Page page, Figures.Count count, List<Figures.Count> all) {
    Purpose purpose = charter.charter().purposes().get(count.name());
    String name = purpose == null ? count.name() : purpose.benefit().in(page.language());
    String note = purpose == null ? "" : page.say(basis(purpose));
    return bar(page, name, note, count, all);
  }

  private static GovernanceView.Bar groundBar(
      Page page, Figures.Count count, List<Figures.Count> all) {
    String name = page.words().sayOr("ground." + count.name(), count.name().replace('-', ' '));
    return bar(page, name, "", count, all);
  }

  private static GovernanceView.Bar bar(
      Page page, String name, String note, Figures.Count count, List<Figures.Count> all) {
    long largest = all.stream().mapToLong(Figures.Count::count).max().orElse(1);
    String width = String.format(Locale.ROOT, "%.1f", 100.0 * count.count() / largest);
    return new GovernanceView.Bar(name, note, page.words().number(count.count()), width);
  }

  private static String basis(Purpose purpose) {
    return "basis." + purpose.basis().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private List<GovernanceView.Pair> log(Page page) {
    return figures
        .log()
        .map(log ->
            List.of(
                pair(page, "governance.entries", page.words().number(log.size())),
                pair(page, "governance.checkpoint", page.words().dateTime(log.at(), page.now())),
                pair(page, "governance.root", log.root())))
        .orElse(List.of(pair(page, "governance.entries", page.words().number(0))));
  }

  private static GovernanceView.Pair pair(Page page, String key, String value) {
    return new GovernanceView.Pair(page.say(key), value);
  }

  private GovernanceView.PurposeRow row(Page page, Purpose purpose) {
    Words words = page.words();
    return new GovernanceView.PurposeRow(
        purpose.words().in(page.language()),
        purpose.name(),
        page.say(basis(purpose)),
        words.list(
            charter.charter().dataPoints().values().stream()
                .filter(point -> point.purposes().contains(purpose.name()))
                .map(point -> point.says().in(page.language()))
                .toList()),
        words.list(
            purpose.roles().stream()
                .sorted()
                .map(role -> words.sayOr("role." + role, role))
                .toList()),
        purpose.expires().map(words::period).orElse(page.say("governance.not-asked")));
  }

  private List<GovernanceView.DataRow> dataRows(Page page) {
    Map<String, Long> customers =
        figures.customersByDataPoint().stream()
            .collect(Collectors.toMap(Figures.Count::name, Figures.Count::count));
    return charter.charter().dataPoints().values().stream()
        .map(point -> row(page, point, customers.getOrDefault(point.name(), 0L)))
        .toList();
  }

  private static GovernanceView.DataRow row(Page page, DataPoint point, long customers) {
    Words words = page.words();
    return new GovernanceView.DataRow(
        point.says().in(page.language()),
        point.sensitivity() == Sensitivity.SPECIAL ? page.say("governance.special") : "",
        words.sayOr("origin." + point.source(), point.source()),
        words.period(point.keep()),
        words.number(customers));
  }

  private List<GovernanceView.Pair> upkeep(Page page) {
    return figures
        .factAt("last-sweep")
        .map(at -> List.of(pair(page, "governance.sweep", page.words().dateTime(at, page.now()))))
        .orElse(List.of(pair(page, "governance.sweep", page.say("governance.not-yet"))));
  }
}
