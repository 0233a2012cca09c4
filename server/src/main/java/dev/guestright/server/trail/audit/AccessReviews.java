package dev.guestright.server.trail.audit;

import dev.guestright.server.ids.NewId;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.trail.Act;
import dev.guestright.server.trail.Entry;
import dev.guestright.server.trail.Trail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The access reviews of this house: one a quarter, decided line by line, signed by a person. */
public final class AccessReviews {

  private static final int LONGEST_WORDS = 2_000;

  private final JdbcTemplate house;
  private final TransactionTemplate together;
  private final Trail trail;
  private final Clock clock;

  public AccessReviews(DataSource house, Clock clock) {
    this.house = new JdbcTemplate(house);
    this.together = new TransactionTemplate(new DataSourceTransactionManager(house));
    this.trail = new Trail(this.house);
    this.clock = clock;
  }

  /** What came of a step in a review. */
  public sealed interface Step {

    /** It is done, and the log says so. */
    record Done() implements Step {}

    /** There is no such line, or the review is signed and so closed. */
    record Closed() implements Step {}

    /** Nobody decides about their own role. */
    record OwnMatter() implements Step {}

    /** A role that is changed or removed needs words. */
    record NoWords() implements Step {}

    /** It cannot be signed while a line is undecided. */
    record Undecided() implements Step {}
  }

  /**
   * Opens the review of a quarter that is over, once: with a line for each account that there is.
   *
   * @throws IllegalArgumentException when the quarter is not over
   */
  public void open(Quarter quarter) {
    Instant now = clock.instant();
    if (quarter.until().isAfter(now)) {
      throw new IllegalArgumentException(quarter + " is not over yet");
    }
    together.executeWithoutResult(transaction -> {
      UUID id = NewId.next();
      int opened =
          house.update(
              """
              INSERT INTO trail.access_review (review_id, quarter, opened_at)
              VALUES (?, ?, ?)
              ON CONFLICT (quarter) DO NOTHING
              """,
              id,
              quarter.toString(),
              utc(now));
      if (opened == 1) {
        house.update(
            """
            INSERT INTO trail.access_review_line
              (review_id, staff_id, role, uses, customers, purposes)
            SELECT ?, s.staff_id, s.role, count(u.use_id), count(DISTINCT u.customer_id),
              coalesce(array_agg(DISTINCT u.purpose) FILTER (WHERE u.purpose IS NOT NULL), '{}')
            FROM identity.staff s
            LEFT JOIN trail.use_record u
              ON u.staff_id = s.staff_id AND u.at >= ? AND u.at < ? AND u.decision = 'permit'
            GROUP BY s.staff_id, s.role
            """,
            id,
            utc(quarter.from()),
            utc(quarter.until()));
        note(id, now, Map.of("opens", quarter.toString()));
      }
    });
  }

  /** Decides whether the role of this person is still right; may be changed until signed. */
  public Step decide(
      UUID review, StaffId about, AccessReview.Verdict verdict, String words, StaffId by) {
    if (about.equals(by)) {
      return new Step.OwnMatter();
    }
    if (verdict != AccessReview.Verdict.KEEP && words.isBlank()) {
      return new Step.NoWords();
    }
    String kept = words.strip().substring(0, Math.min(words.strip().length(), LONGEST_WORDS));
    return inTurn(review, found -> decideInTurn(found, about, verdict, kept, by));
  }

  private Step decideInTurn(
      AccessReview review, StaffId about, AccessReview.Verdict verdict, String words, StaffId by) {
    if (review.lines().stream().noneMatch(line -> line.staff().equals(about))) {
      return new Step.Closed();
    }
    Instant now = clock.instant();
    house.update(
        """
        UPDATE trail.access_review_line
        SET verdict = ?, words = ?, decided_by = ?, decided_at = ?
        WHERE review_id = ? AND staff_id = ?
        """,
        verdict.stored(),
        words,
        by.value(),
        utc(now),
        review.id(),
        about.value());
    note(
        NewId.next(),
        now,
        Map.of(
            "review",
            review.quarter(),
            "staff",
            about.toString(),
            "verdict",
            verdict.stored(),
            "by",
            by.toString(),
            "words",
            Entry.digest(words)));
    return new Step.Done();
  }

  /** Signs a review whose every line is decided. */
  public Step sign(UUID review, StaffId by) {
    return inTurn(
        review,
        found -> {
          if (!found.isDecided()) {
            return new Step.Undecided();
          }
          Instant now = clock.instant();
          house.update(
              "UPDATE trail.access_review SET signed_by = ?, signed_at = ? WHERE review_id = ?",
              by.value(),
              utc(now),
              review);
          note(
              NewId.next(),
              now,
              Map.of("signs", found.quarter(), "by", by.toString(), "lines", found.lines().size()));
          return new Step.Done();
        });
  }

  private interface InTurn {
    Step step(AccessReview review);
  }

  /** One step at a time, and none on a review that is not there or is signed. */
  private Step inTurn(UUID review, InTurn next) {
    return Objects.requireNonNull(
        together.execute(transaction -> {
          house.query(
              "SELECT 1 FROM trail.access_review WHERE review_id = ? FOR UPDATE",
              row -> {},
              review);
          return all().stream()
              .filter(found -> found.id().equals(review) && found.signature().isEmpty())
              .findFirst()
              .map(next::step)
              .orElse(new Step.Closed());
        }));
  }

  private void note(UUID id, Instant at, Map<String, Object> record) {
    trail.append(Entry.ofHouse(Act.ACCESS_REVIEW, id, at, record));
  }

  /** Returns every review, newest quarter first. */
  public List<AccessReview> all() {
    return house.query(
        "SELECT * FROM trail.access_review ORDER BY quarter DESC",
        (row, n) -> {
          UUID id = row.getObject("review_id", UUID.class);
          @Nullable UUID signedBy = row.getObject("signed_by", UUID.class);
          return new AccessReview(
              id,
              row.getString("quarter"),
              row.getObject("opened_at", OffsetDateTime.class).toInstant(),
              lines(id),
              signedBy == null
                  ? Optional.empty()
                  : Optional.of(
                      new AccessReview.Signature(
                          new StaffId(signedBy),
                          row.getObject("signed_at", OffsetDateTime.class).toInstant())));
        });
  }

  private List<AccessReview.Line> lines(UUID review) {
    return house.query(
        """
        SELECT *
        FROM trail.access_review_line
        WHERE review_id = ?
        ORDER BY uses DESC, staff_id
        """,
        (row, n) -> line(row),
        review);
  }

  private static AccessReview.Line line(ResultSet row) throws SQLException {
    @Nullable String verdict = row.getString("verdict");
    return new AccessReview.Line(
        new StaffId(row.getObject("staff_id", UUID.class)),
        row.getString("role"),
        row.getLong("uses"),
        row.getLong("customers"),
        Arrays.asList((String[]) row.getArray("purposes").getArray()),
        verdict == null
            ? Optional.empty()
            : Optional.of(
                new AccessReview.Decided(
                    AccessReview.Verdict.of(verdict).orElseThrow(),
                    row.getString("words"),
                    new StaffId(row.getObject("decided_by", UUID.class)),
                    row.getObject("decided_at", OffsetDateTime.class).toInstant())));
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
