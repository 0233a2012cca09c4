package dev.guestright.server.connect;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.ArrayList;
import java.util.List;

/**
 * One record as the CSV library found it.
 *
 * @param lastQuoted whether the last cell stood in quotes, and so is known to be whole
 */
record CsvRow(long line, List<String> cells, boolean lastQuoted) {

  /** Takes records from the library and remembers where the present one began. */
  static final class Taker extends CsvCallbackHandler<CsvRow> {

    private long line = 1;
    private List<String> cells = new ArrayList<>();
    private boolean lastQuoted;
    private RecordType type = RecordType.DATA;

    /** The line on which the record at hand begins, also when it turns out to be unreadable. */
    long line() {
      return line;
    }

    @Override
    protected void beginRecord(long startingLine) {
      line = startingLine;
      cells = new ArrayList<>();
      lastQuoted = false;
      type = RecordType.DATA;
    }

    @Override
    protected void addField(char[] buffer, int offset, int length, boolean quoted) {
      cells.add(new String(buffer, offset, length));
      lastQuoted = quoted;
    }

    @Override
    protected void setComment(char[] buffer, int offset, int length) {
      type = RecordType.COMMENT;
    }

    @Override
    protected void setEmpty() {
      type = RecordType.EMPTY;
    }

    @Override
    protected RecordType getRecordType() {
      return type;
    }

    @Override
    protected int getFieldCount() {
      return cells.size();
    }

    @Override
    protected CsvRow buildRecord() {
      return new CsvRow(line, cells, lastQuoted);
    }
  }
}
