package dev.guestright.server.insight;

import dev.guestright.ledger.NoteSigner;
import dev.guestright.server.identity.StaffAccounts;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.trail.audit.AccessReview;
import dev.guestright.server.trail.audit.AccessReviews;
import dev.guestright.server.trail.audit.Finding;
import dev.guestright.server.trail.audit.Findings;
import dev.guestright.server.trail.witness.Witnesses;
import dev.guestright.server.web.Page;
import dev.guestright.server.web.Words;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts findings, access reviews and witnesses into words. */
@Component
class AuditPage {

  static final String ADDRESS = "/governance/audits";

  private static final int MOST_FINDINGS = 200;

  private final Findings findings;
  private final AccessReviews reviews;
  private final Witnesses witnesses;
  private final StaffAccounts staff;
  private final NoteSigner logKey;

  AuditPage(
      Findings findings,
      AccessReviews reviews,
      Witnesses witnesses,
      StaffAccounts staff,
      NoteSigner logKey) {
    this.findings = findings;
    this.reviews = reviews;
    this.witnesses = witnesses;
    this.staff = staff;
    this.logKey = logKey;
  }

  /**
   * Returns the page for this reader.
   *
   * @param mayDecide whether their role closes findings and decides about roles
   */
  AuditView view(Page page, StaffId reader, boolean mayDecide, Optional<String> wrong) {
    Reader to = new Reader(page, staff.names(), reader, mayDecide);
    List<Finding> newest = findings.newest(MOST_FINDINGS);
    return new AuditView(
        wrong.map(page::say),
        mayDecide,
        newest.stream().filter(AuditPage::isOpen).map(to::row).toList(),
        newest.stream().filter(finding -> !isOpen(finding)).map(to::row).toList(),
        reviews.all().stream().map(to::review).toList(),
        witnesses.states().stream().map(to::witness).toList(),
        logKey.verifier().vkey());
  }

  private static boolean isOpen(Finding finding) {
    return finding.state() instanceof Finding.State.Open;
  }

  /** Speaks to one reader. */
  private record Reader(Page page, Map<StaffId, String> names, StaffId reader, boolean mayDecide) {

    String name(StaffId id) {
      return names.getOrDefault(id, page.say("audit.somebody"));
    }

    AuditView.FindingRow row(Finding finding) {
      Words words = page.words();
      String about =
          finding.kind().isAboutOneDecision()
              ? words.date(finding.foundAt())
              : words.date(
                  LocalDate.parse(finding.about()).atStartOfDay().toInstant(ZoneOffset.UTC));
      return new AuditView.FindingRow(
          finding.id().toString(),
          page.say(
              "finding." + finding.kind().stored(),
              name(finding.staff()),
              about,
              words.number(finding.count())),
          page.say("audit.found", words.dateTime(finding.foundAt(), page.now())),
          switch (finding.state()) {
            case Finding.State.Open open -> "";
            case Finding.State.Closed closed ->
                page.say(
                    "audit.closed", name(closed.by()), words.date(closed.at()), closed.words());
          },
          mayDecide && isOpen(finding) && !finding.staff().equals(reader)
              ? Optional.of(ADDRESS + "/findings/" + finding.id() + "/close")
              : Optional.empty());
    }

    AuditView.Review review(AccessReview review) {
      String address = ADDRESS + "/reviews/" + review.id();
      boolean open = review.signature().isEmpty();
      return new AuditView.Review(
          review.id().toString(),
          page.say("audit.review", review.quarter()),
          review
              .signature()
              .map(signed ->
                  page.say("audit.signed", name(signed.by()), page.words().date(signed.at())))
              .orElse(page.say(review.isDecided() ? "audit.decided" : "audit.undecided")),
          review.lines().stream().map(line -> line(line, address, open)).toList(),
          open && mayDecide && review.isDecided()
              ? Optional.of(address + "/sign")
              : Optional.empty());
    }

    AuditView.Line line(AccessReview.Line line, String address, boolean open) {
      Words words = page.words();
      return new AuditView.Line(
          line.staff().toString(),
          name(line.staff()),
          words.sayOr("role." + line.role(), line.role()),
          line.uses() == 0
              ? page.say("audit.used-nothing")
              : page.say(
                  "audit.used",
                  words.number(line.uses()),
                  words.number(line.customers()),
                  String.join(", ", line.purposes())),
          line.decided()
              .map(decided ->
                  page.say(
                      "audit.verdict-by",
                      page.say("verdict." + decided.verdict().stored()),
                      name(decided.by()),
                      decided.words()))
              .orElse(""),
          open && mayDecide && !line.staff().equals(reader)
              ? Optional.of(address + "/lines/" + line.staff())
              : Optional.empty());
    }

    AuditView.Witness witness(Witnesses.State state) {
      String sent =
          state
              .sentAt()
              .map(at ->
                  page.say(
                      "witness.sent",
                      page.words().number(state.size()),
                      page.words().dateTime(at, page.now())))
              .orElse(page.say("witness.not-yet"));
      String trouble =
          state
              .trouble()
              .map(problem ->
                  page.say(
                      "witness." + problem.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                      problem.detail(),
                      state.tries()))
              .orElse("");
      return new AuditView.Witness(
          state.place(), (sent + " " + trouble).strip(), state.trouble().isPresent());
    }
  }
}
