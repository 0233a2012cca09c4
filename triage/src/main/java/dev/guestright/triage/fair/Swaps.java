package dev.guestright.triage.fair;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The swaps that ship, for four languages: a file of rows that anyone can read and add to. */
final class Swaps {
  private Swaps() {}

  static List<Swap> shipped() {
    List<Swap> swaps = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder()
            .ofNamedCsvRecord(
                new InputStreamReader(
                    Objects.requireNonNull(Swaps.class.getResourceAsStream("swaps.csv")),
                    StandardCharsets.UTF_8))) {
      for (NamedCsvRecord row : rows) {
        swaps.add(
            new Swap(
                row.getField("language"),
                Kind.of(row.getField("kind")),
                Swap.Place.valueOf(row.getField("place").toUpperCase(Locale.ROOT)),
                row.getField("from"),
                row.getField("to")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The swaps in the jar cannot be read", e);
    }
    return List.copyOf(swaps);
  }
}
