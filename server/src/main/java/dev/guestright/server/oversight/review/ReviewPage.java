package dev.guestright.server.oversight.review;

import dev.guestright.charter.Decision;
import dev.guestright.charter.Moment;
import dev.guestright.server.gateway.Answer;
import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.gateway.Gateway;
import dev.guestright.server.gateway.Use;
import dev.guestright.server.identity.Actor;
import dev.guestright.server.identity.StaffAccounts;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.web.Page;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts reviews into words for those who decide. */
@Component
class ReviewPage {

  static final String ADDRESS = "/governance/reviews";

  private static final int DECIDED_SHOWN = 50;

  /** Long enough for a habit to show, short enough that it is the one of now. */
  private static final Duration FIGURES_OVER = Duration.ofDays(90);

  private final Reviews reviews;
  private final Opening opening;
  private final Looking looking;
  private final Gateway gateway;
  private final CharterInForce inForce;
  private final StaffAccounts staff;

  ReviewPage(
      Reviews reviews,
      Opening opening,
      Looking looking,
      Gateway gateway,
      CharterInForce inForce,
      StaffAccounts staff) {
    this.reviews = reviews;
    this.opening = opening;
    this.looking = looking;
    this.gateway = gateway;
    this.inForce = inForce;
    this.staff = staff;
  }

  ReviewView.All list(Page page, Actor.Staff reader, Optional<String> wrong) {
    Map<StaffId, String> names = staff.names();
    return new ReviewView.All(
        reviews.open().stream().map(review -> row(page, review, reader, names)).toList(),
        reviews.decided(DECIDED_SHOWN).stream()
            .map(review -> row(page, review, reader, names))
            .toList(),
        Reviews.LEADS.contains(reader.role()) ? figures(page, names) : List.of(),
        wrong);
  }

  private List<ReviewView.Figures> figures(Page page, Map<StaffId, String> names) {
    return looking.since(page.now().minus(FIGURES_OVER)).stream()
        .map(each ->
            new ReviewView.Figures(
                names.getOrDefault(each.who(), page.say("audit.somebody")),
                page.words().number(each.decided()),
                page.words().number(each.differed()),
                page.words().number(each.changed()),
                page.say("review.seconds", each.median().toSeconds())))
        .toList();
  }

  private static ReviewView.Row row(
      Page page, Review review, Actor.Staff reader, Map<StaffId, String> names) {
    String address = ADDRESS + "/" + review.id();
    boolean theirs = review.holder().equals(Optional.of(reader.id()));
    return new ReviewView.Row(
        review.id().toString(),
        what(page, review),
        state(page, review, names),
        review.isLate(page.now()),
        theirs && !review.stage().isDecided() ? Optional.of(address) : Optional.empty(),
        review.stage() == Stage.WAITING && Reviews.may(reader, review)
            ? Optional.of(address + "/take")
            : Optional.empty());
  }

  private static String what(Page page, Review review) {
    return page.say(
        "review.what", action(page, review.action()), page.words().date(review.proposedAt()));
  }

  static String action(Page page, String action) {
    return page.words().sayOr("action." + action, action.replace('_', ' '));
  }

  private static String state(Page page, Review review, Map<StaffId, String> names) {
    String who = review.holder().map(names::get).orElse(page.say("audit.somebody"));
    String due = page.words().dateTime(review.dueAt(), page.now());
    return switch (review.stage()) {
      case WAITING -> {
        if (review.escalatedAt().isPresent()) {
          yield page.say("review.row.late", due);
        }
        yield review.first().isPresent()
            ? page.say("review.row.second", names.getOrDefault(review.first().get(), ""), due)
            : page.say("review.row.waiting", due);
      }
      case TAKEN, VIEWED -> page.say("review.row.taken", who, due);
      case CARRIED_OUT, LEFT ->
          page.say(
              "review.row." + review.stage().stored(),
              who,
              page.words().date(review.decidedAt().orElseThrow()));
    };
  }

  /** Opens a review to whoever looks at it: the data is released at the door, and recorded. */
  ReviewView.Opened opened(Page page, Actor.Staff who, Review review, Optional<String> wrong) {
    Answer answer = gateway.review(who, review.customer(), use(page, review));
    return new ReviewView.Opened(
        ADDRESS + "/" + review.id(),
        what(page, review),
        page.say(
            "review.clock",
            page.words().date(review.proposedAt()),
            page.words().dateTime(review.dueAt(), page.now())),
        inForce
            .charter()
            .purpose(review.purpose())
            .map(purpose -> purpose.words().in(page.language()))
            .orElse(review.purpose()),
        shown(page, answer),
        answer instanceof Answer.Withheld withheld
            ? Optional.of(explained(withheld.decision(), page.language()))
            : Optional.empty(),
        opening
            .proposal(who, review)
            .map(proposal ->
                new ReviewView.Proposed(
                    page.say("verdict." + proposal.verdict().stored()),
                    proposal.because().orElse(page.say("review.no-because")),
                    page.say("verdict." + proposal.own().stored()))),
        review.fourEyes(),
        wrong);
  }

  private static Use use(Page page, Review review) {
    return Use.look(review.purpose(), review.data(), Map.of(), Moment.at(page.now()));
  }

  private List<ReviewView.Pair> shown(Page page, Answer answer) {
    return switch (answer) {
      case Answer.Released released -> {
        gateway.recordOutcome(released.record(), !released.facts().isEmpty());
        yield released.facts().stream()
            .map(fact ->
                new ReviewView.Pair(
                    inForce
                        .charter()
                        .dataPoint(fact.dataPoint())
                        .map(point -> point.says().in(page.language()))
                        .orElse(fact.dataPoint()),
                    fact.value()))
            .toList();
      }
      case Answer.Withheld withheld -> List.of();
    };
  }

  private static String explained(Decision decision, String language) {
    return decision.explanation(language);
  }
}
