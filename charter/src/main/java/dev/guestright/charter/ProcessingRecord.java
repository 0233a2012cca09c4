package dev.guestright.charter;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A charter as the record of processing activities that GDPR Art. 30(1) asks for: one row a
 * purpose, in the charter's first language.
 *
 * <p>What a charter does not know, transfers to third countries and general security measures, has
 * a column that says so, for a person to fill in.
 */
public final class ProcessingRecord {
  private static final List<String> COLUMNS =
      List.of(
          "controller",
          "contact",
          "charter version",
          "purpose",
          "purpose in words",
          "legal basis (Art. 6)",
          "special categories (Art. 9)",
          "categories of data subjects",
          "categories of personal data",
          "categories of recipients",
          "time limits for erasure",
          "transfers to third countries",
          "security measures (Art. 32)");

  private ProcessingRecord() {}

  /** The record as CSV (RFC 4180), safe to open in a spreadsheet. */
  public static String csv(Charter charter) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(COLUMNS);
    charter.purposes().values().forEach(purpose -> rows.add(row(charter, purpose)));
    return rows.stream()
        .map(row -> row.stream().map(ProcessingRecord::cell).collect(Collectors.joining(",")))
        .collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  private static List<String> row(Charter charter, Purpose purpose) {
    String language = charter.languages().getFirst();
    return List.of(
        charter.controller().name(),
        charter.controller().contact(),
        String.valueOf(charter.version()),
        purpose.name(),
        purpose.words().in(language),
        purpose.basis().word(),
        joined(
            points(charter, purpose)
                .filter(point -> point.sensitivity() == Sensitivity.SPECIAL)
                .map(DataPoint::name)),
        "customers",
        joined(points(charter, purpose).map(point -> point.says().in(language))),
        joined(purpose.roles().stream().sorted()),
        joined(points(charter, purpose).map(point -> timeLimit(point, language))),
        "to be filled in",
        "to be filled in");
  }

  private static Stream<DataPoint> points(Charter charter, Purpose purpose) {
    return charter.dataPoints().values().stream()
        .filter(point -> purpose.dataPoints().contains(point.name()));
  }

  private static String timeLimit(DataPoint point, String language) {
    return point.name()
        + ": "
        + point.keep()
        + point
            .law()
            .map(law -> ", locked away for " + law.keep() + " (" + law.because().in(language) + ")")
            .orElse("");
  }

  private static String joined(Stream<String> parts) {
    return parts.collect(Collectors.joining("; "));
  }

  /** A spreadsheet takes a cell that begins so for a formula; a quote before it keeps it text. */
  private static String cell(String text) {
    boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
  }
}
