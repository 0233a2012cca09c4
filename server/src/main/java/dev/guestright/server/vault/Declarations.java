package dev.guestright.server.vault;

import dev.guestright.charter.Charter;
import dev.guestright.charter.DataPoint;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/** What may lie in the vault. The database itself refuses an item of any other data point. */
public final class Declarations {

  private final JdbcTemplate house;

  public Declarations(JdbcTemplate house) {
    this.house = house;
  }

  /** Whether the vault has places for what this charter declares, and for nothing else. */
  public boolean are(Charter charter) {
    return charter
        .dataPoints()
        .keySet()
        .equals(
            Set.copyOf(
                house.query(
                    "SELECT data_point FROM vault.declared",
                    (row, n) -> row.getString("data_point"))));
  }

  /**
   * Makes the vault what this charter promises: what it does not declare goes at once, and what it
   * keeps for a shorter time than before goes at the shorter time. Nothing is kept longer than was
   * promised when it was stored. The caller's transaction holds all of it together.
   */
  public void abideBy(Charter charter) {
    String[] declared = charter.dataPoints().keySet().toArray(String[]::new);
    house.update("DELETE FROM vault.item WHERE data_point <> ALL (?)", (Object) declared);
    house.update("DELETE FROM vault.declared WHERE data_point <> ALL (?)", (Object) declared);
    house.update(
        """
        INSERT INTO vault.declared (data_point)
        SELECT unnest(?)
        ON CONFLICT DO NOTHING
        """,
        (Object) declared);
    shorten(charter);
  }

  private void shorten(Charter charter) {
    List<Object[]> keepTimes =
        charter.dataPoints().values().stream()
            .map((DataPoint point) -> {
              String keep = point.keep().toString();
              return new Object[] {keep, point.name(), keep};
            })
            .toList();
    house.batchUpdate(
        """
        UPDATE vault.item
        SET keep_until = (stored_at AT TIME ZONE 'UTC' + ?::interval) AT TIME ZONE 'UTC'
        WHERE data_point = ?
          AND keep_until > (stored_at AT TIME ZONE 'UTC' + ?::interval) AT TIME ZONE 'UTC'
        """,
        keepTimes);
  }
}
