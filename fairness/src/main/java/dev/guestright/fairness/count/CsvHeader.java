package dev.guestright.fairness.count;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The first line of a CSV: its columns, and what stands between them. */
record CsvHeader(char separator, List<String> columns) {

  private static final int LONGEST_CHARS = 1 << 20;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  static CsvHeader of(Path path) throws IOException {
    return Stream.of(',', ';', '\t', '|')
        .flatMap(separator -> read(path, separator).stream())
        .max(Comparator.comparingInt((CsvHeader header) -> header.columns().size()))
        .orElseThrow(() ->
            new UnreadableException(
                path + " does not begin with a line that names its columns: is it CSV?"));
  }

  /** The header by this separator, if its quotation marks allow it. */
  private static Optional<CsvHeader> read(Path path, char separator) {
    try (BufferedReader text = Files.newBufferedReader(path, StandardCharsets.UTF_8);
        CsvReader<CsvRecord> lines =
            CsvReader.builder()
                .fieldSeparator(separator)
                .maxBufferSize(LONGEST_CHARS)
                .ofCsvRecord(withoutMark(text))) {
      var first = lines.iterator();
      if (!first.hasNext()) {
        throw new UnreadableException(path + " is empty: its first line must name the columns");
      }
      return Optional.of(new CsvHeader(separator, distinct(first.next().getFields())));
    } catch (CharacterCodingException e) {
      throw notText(path, e);
    } catch (CsvParseException e) {
      return Optional.empty();
    } catch (UncheckedIOException e) {
      throw e.getCause() instanceof CharacterCodingException
          ? notText(path, e)
          : new UnreadableException(path + " cannot be read", e);
    } catch (IOException e) {
      throw new UnreadableException(path + " cannot be read", e);
    }
  }

  /** A byte order mark is no part of the first name, which may be quoted. */
  private static BufferedReader withoutMark(BufferedReader text) throws IOException {
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
    return text;
  }

  static UnreadableException notText(Path path, Exception cause) {
    return new UnreadableException(
        path + " is not UTF-8 text: save it as CSV in UTF-8, or as Parquet", cause);
  }

  /** Names; what stands there a second time gets a number. */
  private static List<String> distinct(List<String> names) {
    List<String> columns = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      String base = name.strip();
      String one = base;
      for (int i = 2; !seen.add(one); i++) {
        one = base + " (" + i + ")";
      }
      columns.add(one);
    }
    return List.copyOf(columns);
  }
}
