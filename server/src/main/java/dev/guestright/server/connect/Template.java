package dev.guestright.server.connect;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text with columns in braces, such as {@code {Product}: {Issue}}. */
record Template(String text) {

  private static final Pattern COLUMN = Pattern.compile("\\{([^{}]+)}");

  /** The columns that it names. */
  Set<String> columns() {
    Set<String> columns = new LinkedHashSet<>();
    Matcher matcher = COLUMN.matcher(text);
    while (matcher.find()) {
      columns.add(matcher.group(1));
    }
    return columns;
  }

  /** Fills it from a row. Blank when it names columns and the row has none of them. */
  String fill(Map<String, String> cells) {
    boolean[] anything = {columns().isEmpty()};
    String filled =
        COLUMN
            .matcher(text)
            .replaceAll(
                match -> {
                  String cell = cells.getOrDefault(match.group(1), "").strip();
                  anything[0] |= !cell.isEmpty();
                  return Matcher.quoteReplacement(cell);
                });
    return anything[0] ? filled.strip() : "";
  }
}
