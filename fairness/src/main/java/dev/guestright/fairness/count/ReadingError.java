package dev.guestright.fairness.count;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What DuckDB could not read, in words of ours: DuckDB's own quote the row, and a row is personal
 * data. Neither its message nor its exception leaves this class.
 */
final class ReadingError {

  private static final Pattern LINE = Pattern.compile("CSV Error on Line: (\\d+)");
  private static final Pattern WIDTH =
      Pattern.compile("Expected Number of Columns: (\\d+) Found: (\\d+)");

  private ReadingError() {}

  static UnreadableException of(Path path, SQLException e) {
    String said = String.valueOf(e.getMessage()).split("Possible fixes:", 2)[0];
    Matcher line = LINE.matcher(said);
    String where = path + (line.find() ? ", line " + line.group(1) : "");
    return new UnreadableException(where + ": " + why(said));
  }

  private static String why(String said) {
    Matcher width = WIDTH.matcher(said);
    if (width.find()) {
      return "the header has %s columns, this row has %s; mend or remove the row"
          .formatted(width.group(1), width.group(2));
    }
    if (said.contains("unicode") || said.contains("utf-8")) {
      return "this is not UTF-8 text; save the file in UTF-8";
    }
    if (said.contains("Maximum line size")) {
      return "this line is longer than 16 MB; is a quotation mark missing?";
    }
    if (said.contains("unterminated quote") || said.contains("quote")) {
      return "a quotation mark is missing or out of place; double each one inside a value";
    }
    if (said.contains("state machine")) {
      return "the line endings are of two kinds, or a quotation mark is out of place;"
          + " save the file again as CSV";
    }
    if (said.contains("Out of Memory") || said.contains("temp_directory")) {
      return "there is not enough room to count; free some space for temporary files";
    }
    return "this cannot be read as CSV or Parquet; save it again, and check that it is whole";
  }
}
