package dev.guestright.server.gateway;

import dev.guestright.charter.Charter;
import dev.guestright.charter.Door;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The charter that this node decides by. A node that has not heard yet of a newer one can decide
 * nothing by the old one: the statement that makes a use record durable compares versions, and the
 * request is decided anew (house rule 4's way, for charters).
 */
public final class CharterInForce {

  private final JdbcTemplate on;
  private volatile Door door;

  public CharterInForce(Door door, JdbcTemplate on) {
    this.door = door;
    this.on = on;
  }

  public Charter charter() {
    return door.charter();
  }

  public Door door() {
    return door;
  }

  /** Takes up the charter that was signed off last, on whichever node that was. */
  public synchronized void catchUp() {
    on.query(
            """
            SELECT text
            FROM gateway.charter_version
            WHERE stage = 'in-force' AND version <> ?
            """,
            (row, n) -> row.getString("text"),
            charter().version())
        .forEach(text -> door = Door.of(Charters.sound(text)));
  }
}
