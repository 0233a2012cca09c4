package dev.guestright.server.insight;

import dev.guestright.charter.DataPoint;
import dev.guestright.fairness.Group;
import dev.guestright.fairness.Question;
import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.identity.Actor;
import dev.guestright.server.identity.StaffAccounts;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.trail.bias.BiasAudit;
import dev.guestright.server.trail.bias.BiasAudits;
import dev.guestright.server.trail.bias.BiasFinding;
import dev.guestright.server.trail.bias.BiasFindings;
import dev.guestright.server.trail.bias.Stage;
import dev.guestright.server.web.Page;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Puts bias audits and their findings into words and drawings. */
@Component
class BiasPage {

  static final String ADDRESS = "/governance/bias";

  private static final int MOST_SHOWN = 200;
  private static final String TIMES = " × ";

  private final BiasAudits audits;
  private final BiasFindings findings;
  private final BiasSchedule schedule;
  private final StaffAccounts staff;
  private final CharterInForce charter;

  BiasPage(
      BiasAudits audits,
      BiasFindings findings,
      BiasSchedule schedule,
      StaffAccounts staff,
      CharterInForce charter) {
    this.audits = audits;
    this.findings = findings;
    this.schedule = schedule;
    this.staff = staff;
    this.charter = charter;
  }

  BiasView view(Page page, Actor.Staff reader, Optional<String> wrong) {
    Map<StaffId, String> names = staff.names();
    List<BiasFinding> all = findings.newest(MOST_SHOWN);
    return new BiasView(
        wrong.map(page::say),
        BiasSchedule.MAY_ASK.contains(reader.role()),
        BiasSchedule.MAY_OWN.contains(reader.role()),
        staff.people().stream()
            .map(StaffAccounts.Account::staff)
            .filter(it -> BiasSchedule.MAY_OWN.contains(it.role()))
            .map(it -> new BiasView.Owner(it.id().toString(), it.displayName()))
            .toList(),
        regular(page, names),
        rows(page, all, reader, names, false),
        rows(page, all, reader, names, true),
        audits.newest(MOST_SHOWN).stream().map(it -> link(page, it, names)).toList());
  }

  private String regular(Page page, Map<StaffId, String> names) {
    Optional<BiasAudit> last = audits.lastRegular();
    if (schedule.every().isEmpty()) {
      return page.say("bias.regular-never");
    }
    return last.map(it ->
            page.say(
                "bias.regular",
                page.words().number(schedule.every().get().toDays()),
                name(page, names, it.askedBy())))
        .orElse(page.say("bias.regular-none"));
  }

  private List<BiasView.Row> rows(
      Page page,
      List<BiasFinding> all,
      Actor.Staff reader,
      Map<StaffId, String> names,
      boolean closed) {
    return all.stream()
        .filter(it -> closed == (it.stage() == Stage.CLOSED))
        .map(it -> row(page, it, reader, names))
        .toList();
  }

  private BiasView.Row row(
      Page page, BiasFinding finding, Actor.Staff reader, Map<StaffId, String> names) {
    BiasFinding.Difference it = finding.difference();
    String address = ADDRESS + "/findings/" + finding.id();
    boolean closed = finding.stage() == Stage.CLOSED;
    boolean mayOwn = BiasSchedule.MAY_OWN.contains(reader.role());
    return new BiasView.Row(
        finding.id().toString(),
        page.say("bias.subject." + it.key().subject()),
        sentence(page, it),
        page.say(
            "bias.found",
            page.words().date(finding.foundAt()),
            page.say("bias.severity." + it.severity()),
            name(page, names, finding.owner()),
            page.say("bias.stage." + finding.stage().stored())),
        finding
            .answer()
            .map(answer ->
                page.say(
                    "bias.answered",
                    name(page, names, answer.by()),
                    page.words().date(answer.at()),
                    answer.words()))
            .orElse(""),
        !closed && mayOwn && finding.owner().equals(reader.id())
            ? Optional.of(address + "/answer")
            : Optional.empty(),
        !closed && mayOwn ? Optional.of(address + "/owner") : Optional.empty(),
        finding.stage() == Stage.ANSWERED && BiasSchedule.MAY_ASK.contains(reader.role())
            ? Optional.of(address + "/again")
            : Optional.empty());
  }

  private String sentence(Page page, BiasFinding.Difference it) {
    return page.say(
        "bias.kind." + it.kind(),
        attributes(page, it.key().attribute()) + ": " + group(page, it.key().who()),
        share(page, it.own()),
        share(page, it.others()),
        group(page, it.reference()),
        share(page, it.low()),
        share(page, it.high()));
  }

  private BiasView.Link link(Page page, BiasAudit audit, Map<StaffId, String> names) {
    return new BiasView.Link(
        ADDRESS + "/" + audit.id(),
        page.words().dateTime(audit.startedAt(), page.now()),
        page.say(
            "bias.cause." + audit.cause().stored(),
            name(page, names, audit.askedBy()),
            about(audit)));
  }

  private static String about(BiasAudit audit) {
    return audit.cause() == BiasAudit.Cause.PROMOTION ? audit.about() : "";
  }

  BiasView.Report report(Page page, BiasAudit audit) {
    String title = page.say("bias.audit", page.words().date(audit.startedAt()));
    String window =
        page.say("bias.window", page.words().date(audit.since()), page.words().date(audit.until()));
    return switch (audit.state()) {
      case BiasAudit.State.Running running ->
          new BiasView.Report(title, window, true, page.say("bias.running"), List.of());
      case BiasAudit.State.Failed failed ->
          new BiasView.Report(
              title, window, false, page.say("bias.trouble." + failed.trouble()), List.of());
      case BiasAudit.State.Done done ->
          new BiasView.Report(
              title,
              window + " " + counted(page, done.counted()),
              false,
              "",
              BiasReport.read(done.report()).properties().stream()
                  .map(it -> subject(page, it.getKey(), it.getValue()))
                  .toList());
    };
  }

  /** Fewer than ten are not told exactly. */
  private static String counted(Page page, int counted) {
    return counted < Question.SMALLEST
        ? page.say("bias.counted-few")
        : page.say("bias.counted", page.words().number(counted));
  }

  private BiasView.Subject subject(Page page, String name, JsonNode report) {
    Map<String, List<BiasView.Group>> byAttribute = new LinkedHashMap<>();
    for (JsonNode group : report.path("groups")) {
      List<String> attributes = new ArrayList<>();
      List<String> values = new ArrayList<>();
      group
          .path("by")
          .properties()
          .forEach(it -> {
            attributes.add(it.getKey());
            values.add(it.getValue().asString());
          });
      byAttribute
          .computeIfAbsent(String.join(TIMES, attributes), it -> new ArrayList<>())
          .add(drawn(page, group(page, String.join(TIMES, values)), group));
    }
    List<BiasView.Plot> plots = new ArrayList<>();
    byAttribute.forEach((attribute, groups) ->
        plots.add(
            new BiasView.Plot(
                page.say("bias.caption", attributes(page, attribute)),
                groups,
                report.path("heldBack").path(attribute).asInt(0) > 0
                    ? page.say("bias.held-back")
                    : "")));
    JsonNode notKnown = report.path("notKnown");
    return new BiasView.Subject(
        page.say("bias.subject." + name),
        plots,
        notKnown.isMissingNode()
            ? ""
            : page.say(
                "bias.not-known",
                page.words().number(notKnown.path("n").asLong()),
                share(page, notKnown.path("rate").asDouble()),
                share(page, notKnown.path("low").asDouble()),
                share(page, notKnown.path("high").asDouble())));
  }

  private static BiasView.Group drawn(Page page, String name, JsonNode group) {
    double low = group.path("low").asDouble();
    double high = group.path("high").asDouble();
    double rate = group.path("rate").asDouble();
    return new BiasView.Group(
        name,
        page.words().number(group.path("n").asLong()),
        share(page, rate),
        page.say("bias.interval", share(page, low), share(page, high)),
        place(low),
        place(high - low),
        place(rate));
  }

  private static String place(double share) {
    return String.format(Locale.ROOT, "%.2f", 100 * share);
  }

  private static String share(Page page, double share) {
    NumberFormat percent = NumberFormat.getPercentInstance(Locale.forLanguageTag(page.language()));
    percent.setMaximumFractionDigits(1);
    return Double.isFinite(share) ? percent.format(share) : "–";
  }

  private String attributes(Page page, String names) {
    return Stream.of(names.split(TIMES))
        .map(name -> {
          DataPoint point = charter.charter().dataPoints().get(name);
          return point == null ? name : point.says().in(page.language());
        })
        .collect(Collectors.joining(TIMES));
  }

  private static String group(Page page, String values) {
    return Stream.of(values.split(TIMES))
        .map(value ->
            switch (value) {
              case Group.UNKNOWN -> page.say("bias.unknown");
              case Group.POOLED -> page.say("bias.pooled");
              case Group.EVERYONE_ELSE -> page.say("bias.everyone-else");
              default -> value;
            })
        .collect(Collectors.joining(TIMES));
  }

  private static String name(Page page, Map<StaffId, String> names, StaffId id) {
    return names.getOrDefault(id, page.say("audit.somebody"));
  }
}
