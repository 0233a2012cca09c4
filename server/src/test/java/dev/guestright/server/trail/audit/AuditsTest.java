package dev.guestright.server.trail.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.identity.Role;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.ids.StaffId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Findings and access reviews move one way only, by people, and never by those they are about. */
class AuditsTest {

  private static final TestHouse HOUSE = TestHouse.shared();
  private static final Company COMPANY = new Company(HOUSE);
  private static StaffId maya = new StaffId(NewId.next());
  private static StaffId karim = new StaffId(NewId.next());
  private static int year = 2001;

  private final Findings findings = new Findings(HOUSE.house().database().house(), HOUSE.clock());
  private final AccessReviews reviews =
      new AccessReviews(HOUSE.house().database().house(), HOUSE.clock());
  private AccessReview review =
      new AccessReview(NewId.next(), "", Instant.EPOCH, List.of(), java.util.Optional.empty());

  @BeforeAll
  static void staff() {
    maya = COMPANY.employs("audits-maya", "Maya", Role.AGENT, "long enough for anybody").id();
    karim =
        COMPANY
            .employs(
                "audits-karim", "Karim", Role.DATA_PROTECTION_OFFICER, "long enough for anybody")
            .id();
  }

  @BeforeEach
  void aReviewOfItsOwn() {
    Quarter quarter = new Quarter(year++, 1);
    reviews.open(quarter);
    review = of(quarter);
  }

  private AccessReview of(Quarter quarter) {
    return reviews.all().stream()
        .filter(it -> it.quarter().equals(quarter.toString()))
        .findFirst()
        .orElseThrow();
  }

  private UUID finding(String about) {
    findings.note(Finding.Kind.OFF_HOURS, maya, about, 3);
    return findings.newest(500).stream()
        .filter(it -> it.staff().equals(maya) && it.about().equals(about))
        .findFirst()
        .orElseThrow()
        .id();
  }

  @Test
  void theSameThingIsFoundOnce() {
    assertThat(findings.note(Finding.Kind.OFF_HOURS, maya, "2026-01-01", 3)).isTrue();
    assertThat(findings.note(Finding.Kind.OFF_HOURS, maya, "2026-01-01", 4)).isFalse();
    assertThat(findings.note(Finding.Kind.MANY_CUSTOMERS, maya, "2026-01-01", 40)).isTrue();
  }

  @Test
  void anotherPersonClosesAFindingWithWordsAndItStaysClosed() {
    UUID id = finding("2026-01-02");
    assertThat(findings.close(id, karim, "  ")).isEqualTo(new Findings.Closing.NoWords());
    assertThat(findings.close(id, maya, "It was me.")).isEqualTo(new Findings.Closing.OwnMatter());
    assertThat(findings.close(id, karim, "The night shift was agreed."))
        .isEqualTo(new Findings.Closing.Done());
    assertThat(findings.close(id, karim, "Other words")).isEqualTo(new Findings.Closing.NotOpen());
    assertThat(findings.close(UUID.randomUUID(), karim, "Words"))
        .isEqualTo(new Findings.Closing.NotOpen());
    assertThat(findings.newest(500).stream().filter(it -> it.id().equals(id)).findFirst())
        .get()
        .extracting(Finding::state)
        .isInstanceOfSatisfying(
            Finding.State.Closed.class,
            closed -> {
              assertThat(closed.by()).isEqualTo(karim);
              assertThat(closed.words()).isEqualTo("The night shift was agreed.");
            });
  }

  @Test
  void alsoTheDatabaseLetsNobodyCloseTheirOwnFinding() {
    UUID id = finding("2026-01-03");
    assertThatThrownBy(() ->
            HOUSE
                .owner()
                .update(
                    "UPDATE trail.finding SET closed_by = staff_id, closed_at = now(), words = 'x'"
                        + " WHERE finding_id = ?",
                    id))
        .hasMessageContaining("finding_check");
  }

  @Test
  void aReviewHasALineForEverybodyAndOpensOnce() {
    assertThat(review.lines()).extracting(AccessReview.Line::staff).contains(maya, karim);
    reviews.open(new Quarter(year - 1, 1));
    assertThat(reviews.all().stream().filter(it -> it.quarter().equals(review.quarter())))
        .hasSize(1);
  }

  @Test
  void aQuarterThatIsNotOverIsNotReviewed() {
    Quarter now = Quarter.of(HOUSE.clock().instant());
    assertThatThrownBy(() -> reviews.open(now)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nobodyDecidesAboutTheirOwnRoleAndAChangeNeedsWords() {
    assertThat(reviews.decide(review.id(), karim, AccessReview.Verdict.KEEP, "", karim))
        .isEqualTo(new AccessReviews.Step.OwnMatter());
    assertThat(reviews.decide(review.id(), maya, AccessReview.Verdict.REMOVE, " ", karim))
        .isEqualTo(new AccessReviews.Step.NoWords());
    assertThat(reviews.decide(review.id(), maya, AccessReview.Verdict.REMOVE, "Left us.", karim))
        .isEqualTo(new AccessReviews.Step.Done());
    StaffId stranger = new StaffId(NewId.next());
    assertThat(reviews.decide(review.id(), stranger, AccessReview.Verdict.KEEP, "", karim))
        .isEqualTo(new AccessReviews.Step.Closed());
  }

  @Test
  void itIsSignedWhenEveryLineIsDecidedAndThenForEver() {
    assertThat(reviews.sign(review.id(), karim)).isEqualTo(new AccessReviews.Step.Undecided());
    for (AccessReview.Line line : review.lines()) {
      StaffId by = line.staff().equals(karim) ? maya : karim;
      reviews.decide(review.id(), line.staff(), AccessReview.Verdict.KEEP, "", by);
    }
    long before = entries();
    assertThat(reviews.sign(review.id(), karim)).isEqualTo(new AccessReviews.Step.Done());
    assertThat(entries()).isEqualTo(before + 1);
    assertThat(reviews.sign(review.id(), karim)).isEqualTo(new AccessReviews.Step.Closed());
    assertThat(reviews.decide(review.id(), maya, AccessReview.Verdict.KEEP, "", karim))
        .isEqualTo(new AccessReviews.Step.Closed());
    assertThat(reviews.sign(UUID.randomUUID(), karim)).isEqualTo(new AccessReviews.Step.Closed());
  }

  private static long entries() {
    return Objects.requireNonNull(
        HOUSE
            .sql()
            .queryForObject(
                """
                SELECT count(*)
                FROM trail.entry
                WHERE convert_from(body, 'UTF8') LIKE '{"act":"access_review"%'
                """,
                Long.class));
  }

  @Test
  void quartersMeetWithoutAGap() {
    Quarter quarter = Quarter.of(Instant.parse("2026-02-28T12:00:00Z"));
    assertThat(quarter).hasToString("2026-Q1");
    assertThat(quarter.before()).hasToString("2025-Q4");
    assertThat(quarter.before().until()).isEqualTo(quarter.from());
    assertThat(Quarter.of(quarter.until())).hasToString("2026-Q2");
    assertThat(Quarter.of(Clock.fixed(quarter.from(), ZoneOffset.UTC).instant()))
        .isEqualTo(quarter);
  }
}
