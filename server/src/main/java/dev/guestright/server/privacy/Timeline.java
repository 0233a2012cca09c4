package dev.guestright.server.privacy;

import dev.guestright.charter.DataPoint;
import dev.guestright.charter.Purpose;
import dev.guestright.charter.RedLine;
import dev.guestright.charter.Rule;
import dev.guestright.charter.Text;
import dev.guestright.server.consent.ConsentRecord;
import dev.guestright.server.desk.Message;
import dev.guestright.server.gateway.BreakGlass;
import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.gateway.InTotals;
import dev.guestright.server.ids.ConsentId;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.oversight.appeal.Appeals;
import dev.guestright.server.trail.Trail;
import dev.guestright.server.trail.UseRecord;
import dev.guestright.server.trail.audit.Finding;
import dev.guestright.server.trail.audit.Findings;
import dev.guestright.server.web.Page;
import dev.guestright.server.web.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells use records and choices as sentences to the customer whose data it was. */
@Component
class Timeline {

  /** How long a look outside of any conversation is told at the top of the page. */
  private static final Duration TOLD_FOR = Duration.ofDays(90);

  private final Findings findings;

  private final CharterInForce charter;

  Timeline(CharterInForce charter, Findings findings) {
    this.findings = findings;
    this.charter = charter;
  }

  private record Event(Instant at, String sentence, Optional<UseRecord> use) {}

  /** Returns what happened, newest day first; the same thing on one day is told once. */
  List<MeView.Day> days(Page page, MePage.Known known) {
    return days(
        page,
        known.disagreements(),
        Stream.concat(
            events(page, known, known.uses()),
            known.choices().stream()
                .map(choice -> new Event(choice.at(), sentence(page, choice), Optional.empty()))));
  }

  /** Returns these uses alone, newest day first. */
  List<MeView.Day> uses(Page page, MePage.Known known, List<Trail.Told> uses) {
    return days(page, known.disagreements(), events(page, known, uses));
  }

  private Stream<Event> events(Page page, MePage.Known known, List<Trail.Told> uses) {
    Map<ConsentId, ConsentRecord> byId = byId(known.choices());
    return uses.stream()
        .map(told ->
            new Event(
                told.use().at(),
                sentence(page, told, byId, known.staff()),
                Optional.of(told.use())));
  }

  /** How a use is told, if it is among those that are known. */
  Optional<String> sentence(Page page, MePage.Known known, UUID use) {
    return known.uses().stream()
        .filter(told -> told.use().id().value().equals(use))
        .findFirst()
        .map(told -> sentence(page, told, byId(known.choices()), known.staff()));
  }

  private static Map<ConsentId, ConsentRecord> byId(List<ConsentRecord> choices) {
    return choices.stream().collect(Collectors.toMap(ConsentRecord::id, record -> record));
  }

  private static List<MeView.Day> days(
      Page page, Disagreements disagreements, Stream<Event> events) {
    Map<LocalDate, List<Event>> days =
        events
            .sorted(Comparator.comparing(Event::at).reversed())
            .collect(
                Collectors.groupingBy(
                    event -> Words.day(event.at()), LinkedHashMap::new, Collectors.toList()));
    return days.values().stream().map(day -> day(page, disagreements, day)).toList();
  }

  private static MeView.Day day(Page page, Disagreements disagreements, List<Event> events) {
    Map<String, List<Event>> alike =
        events.stream()
            .collect(
                Collectors.groupingBy(Event::sentence, LinkedHashMap::new, Collectors.toList()));
    List<MeView.Happened> happened = new ArrayList<>();
    alike.forEach((sentence, times) -> {
      Instant newest = times.getFirst().at();
      String told = times.size() == 1 ? sentence : page.say("use.times", sentence, times.size());
      happened.add(
          new MeView.Happened(
              "happened-" + newest.toEpochMilli() + "-" + happened.size(),
              newest.toString(),
              page.words().time(newest),
              told,
              proofs(page, times),
              disagreements.with("uses", appealable(times))));
    });
    return new MeView.Day(page.words().date(events.getFirst().at()), happened);
  }

  /** The decisions that one sentence tells, the newest first. */
  private static List<UUID> appealable(List<Event> times) {
    return times.stream()
        .flatMap(event -> event.use().stream())
        .filter(Appeals::canBeAppealed)
        .map(use -> use.id().value())
        .toList();
  }

  /** Where each of these uses is proved; a choice's evidence is on the page already. */
  private static List<MeView.Proof> proofs(Page page, List<Event> times) {
    return times.stream()
        .flatMap(event -> event.use().stream())
        .map(use ->
            new MeView.Proof(
                "/me/uses/" + use.id() + "/proof",
                page.say("use.proof", page.words().time(use.at()))))
        .toList();
  }

  private String sentence(
      Page page,
      Trail.Told told,
      Map<ConsentId, ConsentRecord> choices,
      Map<StaffId, String> staff) {
    UseRecord use = told.use();
    String who = use.staff().map(staff::get).orElse(page.company());
    Optional<BreakGlass> glass = BreakGlass.inGround(use.ground());
    if (glass.isPresent()) {
      return page.say(
          "use.outside", who, data(page, use), page.say("glass." + glass.get().named()));
    }
    if (Set.of("appeal", "review", "note-review").contains(use.purpose())) {
      return page.say("use." + use.purpose(), who);
    }
    if (use.ground().equals(InTotals.GROUND)) {
      return page.say(
          "use.counted", data(page, use), why(page, use), onWhichYes(page, use, choices), who);
    }
    return switch (use.decision()) {
      case PERMIT ->
          page.say(
              told.shown().orElse(true) ? "use.looked" : "use.checked",
              who,
              data(page, use),
              why(page, use),
              onWhichYes(page, use, choices));
      case ASK_FIRST, REFUSE, NEEDS_HUMAN ->
          page.say("use.stayed-closed", data(page, use), ground(page, use));
    };
  }

  /**
   * What was seen lately outside of any conversation: said at the top of the page, not only below.
   */
  List<MeView.Notice> notices(Page page, MePage.Known known) {
    List<UseRecord> outside =
        known.uses().stream()
            .map(Trail.Told::use)
            .filter(use -> BreakGlass.inGround(use.ground()).isPresent())
            .filter(use -> use.at().isAfter(page.now().minus(TOLD_FOR)))
            .toList();
    Map<String, Instant> reviewed =
        findings.closed(
            Finding.Kind.BREAK_GLASS, outside.stream().map(use -> use.id().toString()).toList());
    return outside.stream()
        .map(use ->
            new MeView.Notice(
                "outside-" + use.id(),
                outside(page, use, known.staff(), reviewed.get(use.id().toString())),
                known.disagreements().with("uses", List.of(use.id().value()))))
        .toList();
  }

  private String outside(
      Page page, UseRecord use, Map<StaffId, String> staff, @Nullable Instant reviewed) {
    return page.say(
        "me.outside",
        page.words().date(use.at()),
        use.staff().map(staff::get).orElse(page.company()),
        data(page, use),
        page.say("glass." + BreakGlass.inGround(use.ground()).orElseThrow().named()),
        Optional.ofNullable(reviewed)
            .map(at -> page.say("me.outside-reviewed", page.words().date(at)))
            .orElse(page.say("me.outside-open")));
  }

  private String why(Page page, UseRecord use) {
    return Optional.ofNullable(charter.charter().purposes().get(use.purpose()))
        .map(purpose -> purpose.benefit().in(page.language()))
        .orElseGet(() -> page.words().sayOr("purpose." + use.purpose(), use.purpose()));
  }

  private String onWhichYes(Page page, UseRecord use, Map<ConsentId, ConsentRecord> choices) {
    return use.consent()
        .flatMap(consent -> Optional.ofNullable(choices.get(consent)))
        .map(record -> page.say("use.on-yes", page.words().date(record.at())))
        .orElse(page.say("use.needed"));
  }

  /** A rule speaks in the charter's own words, a red line in its own. */
  private String ground(Page page, UseRecord use) {
    Stream<Text> rules =
        charter.charter().rules().stream()
            .filter(rule -> rule.name().equals(use.ground()))
            .map(Rule::because);
    Stream<Text> redLines =
        Arrays.stream(RedLine.values())
            .filter(line -> line.id().equals(use.ground()))
            .map(RedLine::words);
    return Stream.concat(rules, redLines)
        .findFirst()
        .map(words -> words.in(page.language()))
        .orElse(page.words().sayOr("you." + use.ground(), page.say("you.rule")));
  }

  private String data(Page page, UseRecord use) {
    List<String> inCharterOrder = List.copyOf(charter.charter().dataPoints().keySet());
    return page.words()
        .list(
            use.dataPoints().stream()
                .sorted(Comparator.comparingInt(inCharterOrder::indexOf))
                .map(name -> dataPoint(page, name))
                .toList());
  }

  private String dataPoint(Page page, String name) {
    DataPoint point = charter.charter().dataPoints().get(name);
    return page.say("quoted", point == null ? name : point.says().in(page.language()));
  }

  private String sentence(Page page, ConsentRecord choice) {
    Purpose purpose = charter.charter().purposes().get(choice.purpose());
    String question = purpose == null ? choice.noticeShown() : purpose.words().in(page.language());
    return page.say(
        switch (choice.act()) {
          case GIVEN -> "choice.given";
          case REFUSED -> "choice.refused";
          case WITHDRAWN -> "choice.withdrawn";
          case OBJECTED -> "choice.objected";
          case OBJECTION_LIFTED -> "choice.objection-lifted";
        },
        question);
  }

  /** What a reply rests on, as one sentence; empty when it used nothing. */
  String receipt(Page page, Message message, List<Trail.Told> uses) {
    List<UseRecord> restsOn =
        uses.stream()
            .map(Trail.Told::use)
            .filter(use -> message.uses().contains(use.id()))
            .toList();
    if (restsOn.isEmpty()) {
      return "";
    }
    return page.say(
        "me.receipt",
        page.words()
            .list(
                restsOn.stream()
                    .flatMap(use -> use.dataPoints().stream())
                    .distinct()
                    .map(name -> dataPoint(page, name))
                    .toList()));
  }
}
