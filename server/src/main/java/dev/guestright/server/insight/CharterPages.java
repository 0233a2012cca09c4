package dev.guestright.server.insight;

import dev.guestright.charter.Change;
import dev.guestright.charter.Charter;
import dev.guestright.charter.CharterDiff;
import dev.guestright.charter.Finding;
import dev.guestright.charter.Reading;
import dev.guestright.charter.SignOff;
import dev.guestright.server.gateway.CharterVersion;
import dev.guestright.server.gateway.Charters;
import dev.guestright.server.gateway.Stage;
import dev.guestright.server.identity.StaffAccounts;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.web.Page;
import dev.guestright.server.web.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts the charter's versions into words. */
@Component
class CharterPages {

  /** As many uses as a person would look at. */
  private static final int USES_SHOWN = 100;

  private final Charters charters;
  private final CharterFigures figures;
  private final StaffAccounts staff;

  CharterPages(Charters charters, CharterFigures figures, StaffAccounts staff) {
    this.charters = charters;
    this.figures = figures;
    this.staff = staff;
  }

  CharterView versions(
      Page page, boolean mayPropose, Optional<String> draft, List<String> problems) {
    List<CharterVersion> all = charters.all();
    Map<StaffId, String> names = staff.names();
    return new CharterView(
        inForce(page),
        all.stream().map(version -> row(page, version, names)).toList(),
        mayPropose,
        // A new version begins as the one that is in force.
        draft.orElseGet(() -> charters.inForce().map(CharterVersion::text).orElse("")),
        problems);
  }

  /** One sentence on the version that is in force: which, by whom, since when. */
  String inForce(Page page) {
    return charters
        .inForce()
        .map(version ->
            page.say(
                "charter.in-force",
                version.version(),
                version.name(),
                signer(page, version, staff.names()),
                page.words().date(version.decidedAt().orElse(version.proposedAt()))))
        .orElse("");
  }

  private static CharterView.Row row(
      Page page, CharterVersion version, Map<StaffId, String> names) {
    boolean open = version.stage() == Stage.PROPOSED;
    return new CharterView.Row(
        page.say("charter.version", version.version()),
        "/governance/charter/" + version.version(),
        stage(page, version),
        page.words().dateTime(version.decidedAt().orElse(version.proposedAt()), page.now()),
        open ? name(page, version.proposedBy(), names) : signer(page, version, names));
  }

  private static String stage(Page page, CharterVersion version) {
    return page.say(
        "charter.stage." + version.stage().name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  private static String signer(Page page, CharterVersion version, Map<StaffId, String> names) {
    return version.decidedBy().isPresent()
        ? name(page, version.decidedBy(), names)
        : firstSigner(version).orElse(page.say("charter.first"));
  }

  /** Nobody had to sign off the first version here; its own text may say who did. */
  private static Optional<String> firstSigner(CharterVersion version) {
    return Charter.read(version.text()).charter().flatMap(Charter::signedOff).map(SignOff::by);
  }

  private static String name(Page page, Optional<StaffId> who, Map<StaffId, String> names) {
    return who.map(id -> names.getOrDefault(id, page.say("charter.somebody")))
        .orElse(page.say("charter.command-line"));
  }

  /** What finding a fault in a text comes to, in a line each. */
  static List<String> problems(Page page, List<Finding> findings) {
    return findings.stream()
        .map(finding ->
            page.say("charter.line", finding.line(), finding.column()) + " " + words(finding))
        .toList();
  }

  private static String words(Finding finding) {
    return finding.message() + finding.suggestion().map(better -> " " + better).orElse("");
  }

  Optional<CharterVersionView> version(Page page, int number, boolean mayDecide, boolean unread) {
    return charters.find(number).map(version -> view(page, version, mayDecide, unread));
  }

  private CharterVersionView view(
      Page page, CharterVersion version, boolean mayDecide, boolean unread) {
    Reading reading = Charter.read(version.text());
    Optional<CharterVersion> before = before(version);
    List<Charter> known =
        Stream.concat(before.stream(), Stream.of(version))
            .flatMap(it -> Charter.read(it.text()).charter().stream())
            .toList();
    Optional<CharterDiff> diff =
        known.size() == 2
            ? Optional.of(CharterDiff.between(known.getFirst(), known.getLast()))
            : Optional.empty();
    boolean open = version.stage() == Stage.PROPOSED;
    List<CharterFigures.Turns> turns = figures.turns(version.version());
    return new CharterVersionView(
        version.version(),
        page.say("charter.version-of", version.version(), version.name()),
        status(page, version),
        open,
        mayDecide,
        unread,
        page.viewer().map(Page.Viewer::name).orElse(""),
        diff.map(changes -> changes(page, changes)).orElse(List.of()),
        open ? diff.map(changes -> consequences(page, changes)).orElse(List.of()) : List.of(),
        reading.findings().stream()
            .map(finding ->
                new CharterVersionView.Remark(
                    page.say("charter.line", finding.line(), finding.column()), words(finding)))
            .toList(),
        shadow(page, version, before, turns),
        turns.stream().map(turn -> turn(page, known, turn)).toList(),
        figures.newest(version.version(), USES_SHOWN).stream()
            .map(use -> use(page, known, use))
            .toList(),
        before.map(old -> TextDiff.between(old.text(), version.text())).orElse(List.of()),
        version.digest());
  }

  /** The version that this one follows, or would follow. */
  private Optional<CharterVersion> before(CharterVersion version) {
    return charters.all().stream()
        .filter(other -> other.version() < version.version())
        .filter(other -> other.stage() == Stage.IN_FORCE || other.stage() == Stage.SUPERSEDED)
        .findFirst();
  }

  private String status(Page page, CharterVersion version) {
    Map<StaffId, String> names = staff.names();
    return stage(page, version)
        + ". "
        + page.say(
            "charter.proposed-by",
            name(page, version.proposedBy(), names),
            page.words().dateTime(version.proposedAt(), page.now()))
        + version
            .decidedAt()
            .filter(at -> version.decidedBy().isPresent())
            .map(at ->
                " "
                    + page.say(
                        "charter.decided-by",
                        signer(page, version, names),
                        page.words().dateTime(at, page.now())))
            .orElse("");
  }

  private static List<CharterVersionView.Changes> changes(Page page, CharterDiff diff) {
    return diff.byKind().entrySet().stream()
        .map(alike ->
            new CharterVersionView.Changes(
                alike.getKey().heading().in(page.language()),
                alike.getValue().stream()
                    .map(change -> change.words().in(page.language()))
                    .toList()))
        .toList();
  }

  private List<String> consequences(Page page, CharterDiff diff) {
    List<String> consequences = new ArrayList<>();
    long asked = figures.customersWithAYesTo(diff.askedAgain(), page.now());
    if (asked > 0) {
      consequences.add(page.say("charter.asked-again", asked));
    }
    Set<String> deleted =
        diff.changes().stream()
            .filter(change -> change.kind() == Change.Kind.DELETED)
            .map(Change::subject)
            .collect(Collectors.toUnmodifiableSet());
    long losing = figures.customersWith(deleted);
    if (losing > 0) {
      consequences.add(page.say("charter.deleted", losing));
    }
    return consequences;
  }

  private String shadow(
      Page page,
      CharterVersion version,
      Optional<CharterVersion> before,
      List<CharterFigures.Turns> turns) {
    if (before.isEmpty()) {
      return "";
    }
    Instant until = version.decidedAt().orElse(page.now());
    long uses = figures.uses(version.proposedAt(), until);
    long otherwise = turns.stream().mapToLong(CharterFigures.Turns::count).sum();
    Words words = page.words();
    return page.say(
        version.stage() == Stage.PROPOSED ? "charter.shadow" : "charter.shadow-was",
        words.dateTime(version.proposedAt(), page.now()),
        uses,
        otherwise);
  }

  private static CharterVersionView.Turn turn(
      Page page, List<Charter> known, CharterFigures.Turns turns) {
    CharterFigures.Turn turn = turns.turn();
    return new CharterVersionView.Turn(
        purpose(page, known, turn.purpose()),
        answer(page, turn.was(), turn.wasGround()),
        answer(page, turn.would(), turn.wouldGround()),
        page.words().number(turns.count()));
  }

  private static CharterVersionView.Use use(
      Page page, List<Charter> known, CharterFigures.Use use) {
    return new CharterVersionView.Use(
        use.id().toString(),
        page.words().dateTime(use.at(), page.now()),
        purpose(page, known, use.turn().purpose()),
        answer(page, use.turn().was(), use.turn().wasGround()),
        answer(page, use.turn().would(), use.turn().wouldGround()));
  }

  /** A purpose's words; one of the two charters has it. */
  private static String purpose(Page page, List<Charter> known, String name) {
    return known.stream()
        .flatMap(charter -> charter.purpose(name).stream())
        .map(purpose -> purpose.benefit().in(page.language()))
        .findFirst()
        .orElse(name);
  }

  private static String answer(Page page, String decision, String ground) {
    String answer = page.say("charter.answer." + decision);
    return decision.equals("permit")
        ? answer
        : answer + ": " + page.words().sayOr("ground." + ground, ground.replace('-', ' '));
  }
}
