package dev.guestright.server.connect;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Text with columns in braces, such as {@code {Product}: {Issue}}. */
final class Template {

  private static final Pattern PARTS = Pattern.compile("\\{([^{}]+)}|[^{]+|\\{");

  private final String text;
  private final List<Part> parts;
  private final Set<String> columns = new LinkedHashSet<>();

  /** A piece of the text: a column's name, or words as they stand. */
  private record Part(boolean isColumn, String text) {
    static Part of(MatchResult match) {
      String column = match.group(1);
      return column == null ? new Part(false, match.group()) : new Part(true, column);
    }
  }

  Template(String text) {
    this.text = text;
    this.parts = PARTS.matcher(text).results().map(Part::of).toList();
    parts.stream().filter(Part::isColumn).map(Part::text).forEach(columns::add);
  }

  /** The columns that it names. */
  Set<String> columns() {
    return columns;
  }

  /** Whether a brace stands in it that belongs to no column. */
  boolean hasStrayBrace() {
    return parts.stream()
        .anyMatch(
            part -> !part.isColumn() && (part.text().contains("{") || part.text().contains("}")));
  }

  /**
   * Fills it from a row, each cell without the white space around it. Empty when it names columns
   * and the row has none of them.
   */
  String fill(Map<String, String> cells) {
    return isFilled(cells) ? joined(cells, true).strip() : "";
  }

  /** Fills it from a row, each cell exactly as it stands there. Empty when all are blank. */
  String fillExactly(Map<String, String> cells) {
    return isFilled(cells) ? joined(cells, false) : "";
  }

  /** Whether the row has something for it. */
  boolean isFilled(Map<String, String> cells) {
    return columns.isEmpty()
        || columns.stream().anyMatch(column -> !cells.getOrDefault(column, "").isBlank());
  }

  private String joined(Map<String, String> cells, boolean stripped) {
    StringBuilder filled = new StringBuilder();
    for (Part part : parts) {
      String piece = part.isColumn() ? cells.getOrDefault(part.text(), "") : part.text();
      filled.append(stripped && part.isColumn() ? piece.strip() : piece);
    }
    return filled.toString();
  }

  @Override
  public String toString() {
    return text;
  }
}
