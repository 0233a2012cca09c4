package dev.guestright.server.connect;

import dev.guestright.charter.Charter;
import dev.guestright.server.desk.Conversations;
import dev.guestright.server.house.House;
import dev.guestright.server.identity.Customers;
import dev.guestright.server.ids.MessageId;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.trail.Act;
import dev.guestright.server.trail.Entry;
import dev.guestright.server.trail.Trail;
import dev.guestright.server.vault.Item;
import dev.guestright.server.vault.Vault;
import dev.guestright.triage.Triage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One import of an export. Rows go in batch by batch, each batch whole or not at all, under ids that
 * come from the rows themselves: run again after an end or a crash, nothing is doubled and what was
 * missing goes in.
 */
public final class Import {

  /** Rows that share a commit. More would be faster and lose more work to a crash. */
  private static final int BATCH_ROWS = 500;

  private final House house;
  private final Charter charter;
  private final Clock clock;
  private final Triage triage = Triage.standard();

  public Import(House house, Charter charter, Clock clock) {
    this.house = house;
    this.charter = charter;
    this.clock = clock;
  }

  /**
   * Imports a file.
   *
   * @param progress told how many bytes of the file have been dealt with
   * @throws BadImport when nothing can be imported: the text says what to mend
   */
  public Summary run(Path file, String mappingText, Path rejectsFile, LongConsumer progress)
      throws IOException {
    Mapping mapping = MappingFile.read(mappingText);
    if (!charter.dataPoints().containsKey(Conversations.MESSAGES)) {
      throw new BadImport(
          "The charter declares no data point '"
              + Conversations.MESSAGES
              + "', so no message may be stored.");
    }
    try (Rows rows = open(file, mapping);
        Rejects rejects = new Rejects(rejectsFile)) {
      checkColumns(mapping, rows);
      return new Run(mapping, rows, rejects, progress).toTheEnd();
    }
  }

  private static Rows open(Path file, Mapping mapping) throws IOException {
    return switch (mapping.format()) {
      case CSV -> new CsvRows(Files.newInputStream(file), mapping.separator());
      case JSONL -> new JsonRows(Files.newInputStream(file));
    };
  }

  private static void checkColumns(Mapping mapping, Rows rows) {
    if (rows.columns().isEmpty()) {
      return;
    }
    Set<String> present = rows.columns().get();
    List<String> missing =
        mapping.columns().stream().filter(column -> !present.contains(column)).toList();
    if (!missing.isEmpty()) {
      throw new BadImport(
          "The mapping names columns that the file does not have: "
              + String.join(", ", missing)
              + ".\nThe file has: "
              + String.join(", ", present));
    }
  }

  /** One run over one file. */
  private final class Run {

    private final Mapping mapping;
    private final Rows rows;
    private final Rejects rejects;
    private final LongConsumer progress;
    private final Reading reading;
    private final Map<String, Mapping.DataMapping> undeclared;
    private final Set<String> named;
    private final Map<String, Long> dropped = new TreeMap<>();
    private final JdbcTemplate on = new JdbcTemplate(house.database().house());
    private final TransactionTemplate together =
        new TransactionTemplate(new DataSourceTransactionManager(house.database().house()));
    private final Customers customers = new Customers(house.database().house());
    private final Vault vault =
        new Vault(house.database().house(), house.keys().master(), charter, clock);
    private final Conversations conversations =
        new Conversations(house.database().house(), vault);
    private final UUID importId = NewId.next();
    private final long began = System.nanoTime();
    private long count;
    private long added;
    private long already;

    Run(Mapping mapping, Rows rows, Rejects rejects, LongConsumer progress) {
      this.mapping = mapping;
      this.rows = rows;
      this.rejects = rejects;
      this.progress = progress;
      Set<String> declared = charter.dataPoints().keySet();
      this.reading = new Reading(mapping, declared, house.keys(), triage);
      this.named = mapping.columns();
      this.undeclared = new LinkedHashMap<>(mapping.data());
      this.undeclared.keySet().removeAll(declared);
    }

    Summary toTheEnd() throws IOException {
      List<Arrival> batch = new ArrayList<>(BATCH_ROWS);
      for (Optional<Row> next = rows.next(); next.isPresent(); next = rows.next()) {
        count++;
        switch (next.get()) {
          case Row.Unreadable(long line, String reason) -> rejects.add(line, reason);
          case Row.Read row -> take(row, batch);
        }
        if (batch.size() == BATCH_ROWS) {
          store(batch);
          batch.clear();
          progress.accept(rows.bytesRead());
        }
      }
      store(batch);
      progress.accept(rows.bytesRead());
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      return new Summary(count, added, already, rejects.count(), rejects.file(), dropped, took);
    }

    private void take(Row.Read row, List<Arrival> batch) throws IOException {
      try {
        batch.add(reading.read(row));
        countDropped(row);
      } catch (Reading.Rejected e) {
        rejects.add(row.line(), String.valueOf(e.getMessage()));
      }
    }

    private void countDropped(Row.Read row) {
      row.cells()
          .forEach(
              (column, cell) -> {
                if (!cell.isBlank() && !named.contains(column)) {
                  dropped.merge("column " + column, 1L, Long::sum);
                }
              });
      undeclared.forEach(
          (dataPoint, source) -> {
            boolean filled =
                source.templates().anyMatch(template -> !template.fill(row.cells()).isEmpty());
            if (filled) {
              dropped.merge("data point " + dataPoint, 1L, Long::sum);
            }
          });
    }

    private void store(List<Arrival> batch) {
      if (batch.isEmpty()) {
        return;
      }
      Map<MessageId, Arrival> distinct = new LinkedHashMap<>();
      batch.forEach(arrival -> distinct.putIfAbsent(arrival.message().message().id(), arrival));
      Set<MessageId> known =
          conversations.known(
              distinct.values().stream().map(arrival -> arrival.message().message()).toList());
      List<Arrival> fresh =
          distinct.values().stream()
              .filter(arrival -> !known.contains(arrival.message().message().id()))
              .toList();
      already += batch.size() - fresh.size();
      if (fresh.isEmpty()) {
        return;
      }
      together.executeWithoutResult(transaction -> add(fresh));
      added += fresh.size();
    }

    private void add(List<Arrival> fresh) {
      customers.welcome(
          fresh.stream()
              .map(arrival -> arrival.message().message().customer())
              .collect(Collectors.toSet()));
      conversations.add(fresh.stream().map(Arrival::message).toList());
      List<Item> facts = fresh.stream().flatMap(arrival -> arrival.facts().stream()).toList();
      vault.store(facts);
      new Trail(on)
          .append(
              Entry.ofHouse(
                  Act.IMPORT,
                  NewId.next(),
                  clock.instant(),
                  Map.of(
                      "import", importId.toString(),
                      "system", mapping.system(),
                      "messages", fresh.size(),
                      "facts", facts.size())));
    }
  }
}
