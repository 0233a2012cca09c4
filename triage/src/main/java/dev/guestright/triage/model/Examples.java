package dev.guestright.triage.model;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Labelled texts read from a CSV file whose header is {@code text,label[,language,group…]}. */
public final class Examples {
  private static final String TEXT = "text";
  private static final String LABEL = "label";
  private static final String LABELS = "labels";

  private Examples() {}

  /**
   * All examples of a file in UTF-8, in the file's order.
   *
   * @throws IllegalArgumentException when the columns {@code text} and {@code label} are not both
   *     there, a row has no label, or a row cannot be read; it names the line
   * @throws UncheckedIOException when the file cannot be read
   */
  public static List<Example> read(Path file) {
    try (Reader reader = Files.newBufferedReader(file)) {
      return read(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the examples", e);
    }
  }

  /** As {@link #read(Path)}; closes the reader. */
  public static List<Example> read(Reader source) {
    return read(source, LABEL);
  }

  /**
   * As {@link #read(Path)}, for files in which a text can have more than one label: the column is
   * called {@code labels}, and what parts them is the reader's affair.
   */
  public static List<Example> readMany(Path file) {
    try (Reader reader = Files.newBufferedReader(file)) {
      return read(reader, LABELS);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the examples", e);
    }
  }

  private static List<Example> read(Reader source, String column) {
    List<Example> examples = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder()
            .detectBomHeader(false)
            .maxBufferSize(16 * 1024 * 1024)
            .ofNamedCsvRecord(source)) {
      for (NamedCsvRecord row : rows) {
        examples.add(example(row, column));
      }
    } catch (CsvParseException e) {
      throw new IllegalArgumentException("Not a CSV row: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the examples", e);
    }
    return List.copyOf(examples);
  }

  private static Example example(NamedCsvRecord row, String column) {
    if (!row.getHeader().contains(TEXT) || !row.getHeader().contains(column)) {
      throw new IllegalArgumentException(
          "The header needs the columns text and " + column + "; it has " + row.getHeader());
    }
    LinkedHashMap<String, String> groups = new LinkedHashMap<>(row.getFieldsAsMap());
    String text = groups.remove(TEXT);
    String label = groups.remove(column);
    if (text == null || label == null || label.isBlank()) {
      throw new IllegalArgumentException(
          "Line " + row.getStartingLineNumber() + " has no label; fill it in or leave the row out");
    }
    return new Example(text, label.strip(), groups);
  }
}
