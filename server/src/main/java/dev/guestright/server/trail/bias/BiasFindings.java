package dev.guestright.server.trail.bias;

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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What bias audits found. The same difference is open once; every step has its log entry. */
public final class BiasFindings {

  private static final int LONGEST_WORDS = 2_000;

  private final JdbcTemplate house;
  private final TransactionTemplate together;
  private final Trail trail;
  private final Clock clock;

  public BiasFindings(DataSource house, Clock clock) {
    this.house = new JdbcTemplate(house);
    this.together = new TransactionTemplate(new DataSourceTransactionManager(house));
    this.trail = new Trail(this.house);
    this.clock = clock;
  }

  /** What came of a step. */
  public sealed interface Outcome {

    /** It is taken, and the log says so. */
    record Done(Stage stage) implements Outcome {}

    /** There is no such finding, or it cannot take this step from where it stands. */
    record NotNow() implements Outcome {}

    /** Its owner answers it, nobody else. */
    record NotYours() implements Outcome {}

    /** It needs words. */
    record NoWords() implements Outcome {}
  }

  /** Opens what an audit found; what is open or answered already stays as it is. */
  public boolean open(BiasAudit audit, BiasFinding.Difference found) {
    UUID id = NewId.next();
    Instant now = clock.instant();
    return Boolean.TRUE.equals(
        together.execute(transaction -> {
          int opened =
              house.update(
                  """
                  INSERT INTO trail.bias_finding
                    (finding_id, audit_id, subject, attribute, who, reference, kind, severity, own,
                     others, low, high, size, owner, stage, found_at)
                  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                  ON CONFLICT (subject, attribute, who) WHERE stage <> 'closed' DO NOTHING
                  """,
                  id,
                  audit.id(),
                  found.key().subject(),
                  found.key().attribute(),
                  found.key().who(),
                  found.reference(),
                  found.kind(),
                  found.severity(),
                  found.own(),
                  found.others(),
                  found.low(),
                  found.high(),
                  found.size(),
                  audit.owner().value(),
                  Stage.OPEN.stored(),
                  utc(now));
          if (opened == 1) {
            log(
                now,
                Map.of(
                    "opens",
                    id.toString(),
                    "audit",
                    audit.id().toString(),
                    "owner",
                    audit.owner().toString(),
                    "subject",
                    found.key().subject(),
                    "kind",
                    found.kind()));
          }
          return opened == 1;
        }));
  }

  /** Its owner answers a finding. The words must not name a customer. */
  public Outcome answer(UUID id, StaffId by, String words) {
    if (words.isBlank()) {
      return new Outcome.NoWords();
    }
    String kept = words.strip().substring(0, Math.min(words.strip().length(), LONGEST_WORDS));
    return step(
        id,
        Stage.Step.ANSWER,
        found -> {
          if (!found.owner().equals(by)) {
            return Optional.of(new Outcome.NotYours());
          }
          Instant now = clock.instant();
          house.update(
              """
              UPDATE trail.bias_finding
              SET answered_by = ?, answered_at = ?, words = ?
              WHERE finding_id = ?
              """,
              by.value(),
              utc(now),
              kept,
              id);
          return Optional.empty();
        },
        Map.of("by", by.toString(), "words", Entry.digest(kept)));
  }

  /** Another named person answers for a finding from now on. */
  public Outcome handOver(UUID id, StaffId by, StaffId to) {
    return step(
        id,
        Stage.Step.HAND_OVER,
        found -> {
          house.update(
              "UPDATE trail.bias_finding SET owner = ? WHERE finding_id = ?", to.value(), id);
          return Optional.empty();
        },
        Map.of("by", by.toString(), "owner", to.toString()));
  }

  /** An audit of decisions after a finding's answer has looked again. */
  public Outcome lookedAgain(UUID id, BiasAudit audit, Stage.Step step) {
    return step(
        id,
        step,
        found -> {
          boolean tells =
              found.answer().map(answer -> !audit.since().isBefore(answer.at())).orElse(true);
          if (!tells) {
            return Optional.of(new Outcome.NotNow());
          }
          if (step == Stage.Step.NOT_FOUND) {
            house.update(
                """
                UPDATE trail.bias_finding
                SET stage = 'closed', closed_at = ?, closed_by = ?
                WHERE finding_id = ?
                """,
                utc(clock.instant()),
                audit.id(),
                id);
          }
          return Optional.empty();
        },
        Map.of("audit", audit.id().toString()));
  }

  /** One step at a time on one finding, and none that {@link Stage} does not know. */
  private Outcome step(
      UUID id,
      Stage.Step step,
      Function<BiasFinding, Optional<Outcome>> change,
      Map<String, String> record) {
    return Objects.requireNonNull(
        together.execute(transaction -> {
          Optional<BiasFinding> found = find(id, "FOR UPDATE");
          Optional<Stage> next = found.flatMap(it -> it.stage().after(step));
          if (found.isEmpty() || next.isEmpty()) {
            return new Outcome.NotNow();
          }
          Optional<Outcome> refused = change.apply(found.get());
          if (refused.isPresent()) {
            return refused.get();
          }
          if (next.get() != Stage.CLOSED) {
            house.update(
                "UPDATE trail.bias_finding SET stage = ? WHERE finding_id = ?",
                next.get().stored(),
                id);
          }
          Map<String, Object> entry = new HashMap<>(record);
          entry.put("finding", id.toString());
          entry.put("step", step.name().toLowerCase(Locale.ROOT).replace('_', '-'));
          entry.put("stage", next.get().stored());
          log(clock.instant(), entry);
          return new Outcome.Done(next.get());
        }));
  }

  private void log(Instant at, Map<String, ?> record) {
    trail.append(Entry.ofHouse(Act.FINDING, NewId.next(), at, record));
  }

  /** Returns a finding. */
  public Optional<BiasFinding> find(UUID id) {
    return find(id, "");
  }

  private Optional<BiasFinding> find(UUID id, String lock) {
    return house
        .query(
            "SELECT * FROM trail.bias_finding WHERE finding_id = ? " + lock,
            (row, n) -> finding(row),
            id)
        .stream()
        .findFirst();
  }

  /** Returns the newest findings: those that are not closed first, the oldest of them on top. */
  public List<BiasFinding> newest(int limit) {
    return house.query(
        """
        SELECT *
        FROM trail.bias_finding
        ORDER BY closed_at IS NOT NULL, closed_at DESC, found_at, finding_id
        LIMIT ?
        """,
        (row, n) -> finding(row),
        limit);
  }

  private static BiasFinding finding(ResultSet row) throws SQLException {
    @Nullable UUID by = row.getObject("answered_by", UUID.class);
    return new BiasFinding(
        row.getObject("finding_id", UUID.class),
        row.getObject("audit_id", UUID.class),
        new BiasFinding.Difference(
            new BiasFinding.Key(
                row.getString("subject"), row.getString("attribute"), row.getString("who")),
            row.getString("reference"),
            row.getString("kind"),
            row.getString("severity"),
            row.getDouble("own"),
            row.getDouble("others"),
            row.getDouble("low"),
            row.getDouble("high"),
            row.getLong("size")),
        new StaffId(row.getObject("owner", UUID.class)),
        Stage.of(row.getString("stage")),
        row.getObject("found_at", OffsetDateTime.class).toInstant(),
        by == null
            ? Optional.empty()
            : Optional.of(
                new BiasFinding.Answer(
                    new StaffId(by),
                    row.getObject("answered_at", OffsetDateTime.class).toInstant(),
                    row.getString("words"))),
        Optional.ofNullable(row.getObject("closed_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant));
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
