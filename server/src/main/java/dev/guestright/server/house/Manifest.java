package dev.guestright.server.house;

import java.util.List;
import java.util.Map;

/**
 * What stands first in a backup: when it was made, of which schema, and what follows.
 *
 * @param schema the version of the last migration that had run
 * @param tables every table in the order in which they can be filled, with its columns
 * @param sequences where each sequence stood
 */
record Manifest(
    int format, String madeAt, String schema, List<Table> tables, Map<String, Long> sequences) {

  /** The only format there is so far. */
  static final int FORMAT = 1;

  /** A table, its name as SQL takes it. */
  record Table(String name, List<String> columns) {

    String entry() {
      return "tables/" + name;
    }

    String columnList() {
      return String.join(", ", columns);
    }
  }

  /** What stands last: a backup without it is not whole. */
  record End(Map<String, Long> rows) {}
}
