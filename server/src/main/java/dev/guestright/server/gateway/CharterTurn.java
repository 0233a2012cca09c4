package dev.guestright.server.gateway;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Keeps uses and a change of the charter apart. A transaction that records uses shares the turn;
 * one that puts another charter in force has it alone. So no use is recorded under the old charter
 * once the new one is in force: it either comes first, or sees the new version and is decided anew.
 */
final class CharterTurn {

  /** The advisory lock that uses share: "charter" in letters. */
  private static final long USES = 0x63686172746572L;

  private static final long CHANGES = USES + 1;

  /**
   * Waits for a change under way, and holds off the next until this transaction ends. What comes
   * after it in the transaction sees the charter of then.
   */
  static final String SHARED = "SELECT pg_advisory_xact_lock_shared(" + USES + ")";

  private CharterTurn() {}

  /** Makes changes of the charter and its proposals one after the other, on all nodes. */
  static void amongChanges(JdbcTemplate on) {
    on.query("SELECT pg_advisory_xact_lock(?)", row -> {}, CHANGES);
  }

  /** Waits for all records under way, and holds off new ones until this transaction ends. */
  static void alone(JdbcTemplate on) {
    on.query("SELECT pg_advisory_xact_lock(?)", row -> {}, USES);
  }
}
