package dev.guestright.server.connect;

import dev.guestright.charter.Charter;
import dev.guestright.server.desk.Conversations;
import dev.guestright.server.house.House;
import dev.guestright.triage.Triage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * One import of an export. Rows go in batch by batch, each batch whole or not at all, under ids
 * that come from the rows themselves: run again after an end or a crash, nothing is doubled and
 * what was missing goes in.
 */
public final class Import {

  /** How often progress is told. */
  private static final int ROWS_BETWEEN_NEWS = 500;

  private final House house;
  private final Charter charter;
  private final Clock clock;

  public Import(House house, Charter charter, Clock clock) {
    this.house = house;
    this.charter = charter;
    this.clock = clock;
  }

  /**
   * Imports a file.
   *
   * @param progress told how many bytes of the file have been read
   * @throws BadImport when nothing can be imported: the text says what to mend
   * @throws IllegalStateException when the house could not store a batch; those before it stay
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
    if (!Files.isRegularFile(file)) {
      throw new BadImport("There is no file " + file);
    }
    Storing storing = new Storing(house, charter, mapping.system(), clock);
    try (Rows rows = open(file, mapping);
        Rejects rejects = new Rejects(rejectsFile);
        Batches batches = new Batches(storing::store)) {
      checkColumns(mapping, rows);
      return new Run(mapping, rows, rejects, batches, storing, progress).toTheEnd();
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

    private final Rows rows;
    private final Rejects rejects;
    private final Batches batches;
    private final Storing storing;
    private final LongConsumer progress;
    private final Reading reading;
    private final Dropped dropped;
    private final long began = System.nanoTime();
    private long count;

    Run(
        Mapping mapping,
        Rows rows,
        Rejects rejects,
        Batches batches,
        Storing storing,
        LongConsumer progress) {
      this.rows = rows;
      this.rejects = rejects;
      this.batches = batches;
      this.storing = storing;
      this.progress = progress;
      Set<String> declared = charter.dataPoints().keySet();
      this.reading = new Reading(mapping, declared, house.keys(), Triage::standard);
      this.dropped = new Dropped(mapping, declared, rows.columns().isEmpty());
    }

    Summary toTheEnd() throws IOException {
      for (Optional<Row> next = rows.next(); next.isPresent(); next = rows.next()) {
        count++;
        switch (next.get()) {
          case Row.Unreadable(long line, String reason) -> rejects.add(line, reason);
          case Row.Read row -> take(row);
        }
        if (count % ROWS_BETWEEN_NEWS == 0) {
          progress.accept(rows.bytesRead());
        }
      }
      batches.finish();
      progress.accept(rows.bytesRead());
      return new Summary(
          count,
          batches.added(),
          batches.already() - storing.erased(),
          storing.erased(),
          rejects.count(),
          rejects.file(),
          dropped.counts(),
          Duration.ofNanos(System.nanoTime() - began));
    }

    private void take(Row.Read row) throws IOException {
      try {
        batches.add(reading.read(row));
        dropped.count(row.cells());
      } catch (Reading.Rejected e) {
        rejects.add(row.line(), String.valueOf(e.getMessage()));
      }
    }
  }
}
