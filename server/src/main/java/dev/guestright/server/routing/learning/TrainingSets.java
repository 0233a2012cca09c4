package dev.guestright.server.routing.learning;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.guestright.server.gateway.Answer;
import dev.guestright.server.gateway.Gateway;
import dev.guestright.server.identity.Actor;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.trail.Act;
import dev.guestright.server.trail.Entry;
import dev.guestright.server.trail.Trail;
import dev.guestright.server.vault.Fact;
import dev.guestright.triage.model.ModelCard;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes training sets. A message is in one only when a person corrected its place and said what it
 * is about, and the door released it: that needs the customer's own yes to {@link
 * Gateway#TEACHING}. Whoever is erased, or says no, is in no later one.
 */
@Component
public class TrainingSets {

  private static final String MESSAGES = "messages";

  private final JdbcTemplate house;
  private final Gateway gateway;
  private final Clock clock;
  private final TransactionTemplate together;

  TrainingSets(JdbcTemplate house, Gateway gateway, Clock clock) {
    this.house = house;
    this.gateway = gateway;
    this.clock = clock;
    this.together =
        new TransactionTemplate(
            new DataSourceTransactionManager(Objects.requireNonNull(house.getDataSource())));
  }

  private record Corrected(
      CustomerId customer, UUID message, String language, String channel, String label) {}

  private record Row(Corrected corrected, String text) {}

  /** A set, as the file that a model is trained from. */
  public record Made(TrainingSet set, String csv) {}

  /**
   * How many corrections say what a message is about; how many of them may be used, each yes says.
   */
  public long corrections() {
    return corrected().size();
  }

  /**
   * Makes a set of all that may be used now. Each customer's messages are released by themselves,
   * and the customer reads that they were.
   *
   * @param by the person who answers for the set
   */
  public Made make(Actor.Staff by) {
    Map<CustomerId, List<Corrected>> whose =
        corrected().stream()
            .collect(
                Collectors.groupingBy(
                    Corrected::customer, LinkedHashMap::new, Collectors.toList()));
    List<Row> rows = new ArrayList<>();
    whose.forEach((customer, theirs) -> rows.addAll(released(by, customer, theirs)));
    UUID id = NewId.next();
    TrainingSet set = new TrainingSet(id, clock.instant(), rows.size(), 0);
    String csv = csv(id, rows);
    together.executeWithoutResult(transaction -> {
      keep(set, by.id(), rows);
      note(set, by.id(), csv);
    });
    return new Made(set, csv);
  }

  private void note(TrainingSet set, StaffId by, String csv) {
    new Trail(house)
        .append(
            Entry.ofHouse(
                Act.MODEL,
                NewId.next(),
                set.madeAt(),
                Map.of(
                    "step", "training-set",
                    "set", set.id().toString(),
                    "messages", set.messages(),
                    "digest", Entry.digest(csv),
                    "by", by.toString())));
  }

  /** The last correction of a message counts. */
  private List<Corrected> corrected() {
    return house.query(
        """
        SELECT DISTINCT ON (r.customer_id, r.message_id)
          r.customer_id, r.message_id, r.language, r.channel, c.label
        FROM routing.correction c
        JOIN routing.route r USING (customer_id, route_id)
        WHERE c.label IS NOT NULL
        ORDER BY r.customer_id, r.message_id, c.correction_id DESC
        """,
        (row, n) ->
            new Corrected(
                new CustomerId(row.getObject("customer_id", UUID.class)),
                row.getObject("message_id", UUID.class),
                row.getString("language"),
                row.getString("channel"),
                row.getString("label")));
  }

  private List<Row> released(Actor.Staff by, CustomerId customer, List<Corrected> theirs) {
    Answer answer =
        gateway.teach(
            by, customer, Map.of(MESSAGES, theirs.stream().map(Corrected::message).toList()));
    return switch (answer) {
      case Answer.Withheld withheld -> List.of();
      case Answer.Released released -> {
        gateway.recordOutcome(released.record(), true);
        Map<UUID, String> texts =
            released.of(MESSAGES).stream().collect(Collectors.toMap(Fact::id, Fact::value));
        yield theirs.stream()
            .flatMap(one ->
                Optional.ofNullable(texts.get(one.message()))
                    .map(text -> new Row(one, text))
                    .stream())
            .toList();
      }
    };
  }

  private static String csv(UUID set, List<Row> rows) {
    StringWriter out = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(out)) {
      csv.writeRecord("text", "label", "language", "channel", ModelCard.TRAINING_SET);
      rows.forEach(row ->
          csv.writeRecord(
              row.text(),
              row.corrected().label(),
              row.corrected().language(),
              row.corrected().channel(),
              set.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException("A training set cannot be written", e);
    }
    return out.toString();
  }

  private void keep(TrainingSet set, StaffId by, List<Row> rows) {
    house.update(
        """
        INSERT INTO routing.training_set (set_id, made_at, made_by, messages)
        VALUES (?, ?, ?, ?)
        """,
        set.id(),
        set.madeAt().atOffset(ZoneOffset.UTC),
        by.value(),
        set.messages());
    house.batchUpdate(
        "INSERT INTO routing.training_member (customer_id, set_id, message_id) VALUES (?, ?, ?)",
        rows.stream()
            .map(row ->
                new Object[] {
                  row.corrected().customer().value(), set.id(), row.corrected().message()
                })
            .toList());
  }

  /** Returns the set of this id, as a model's card names it; empty for one that is not of here. */
  public Optional<TrainingSet> find(String id) {
    return house
        .query(
            "SELECT * FROM routing.training_set WHERE set_id::text = ?",
            (row, n) ->
                new TrainingSet(
                    row.getObject("set_id", UUID.class),
                    at(row.getObject("made_at", OffsetDateTime.class)),
                    row.getInt("messages"),
                    row.getInt("gone")),
            id)
        .stream()
        .findFirst();
  }

  private static Instant at(OffsetDateTime time) {
    return time.toInstant();
  }
}
