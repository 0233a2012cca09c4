package dev.guestright.server.gateway;

import dev.guestright.charter.Decision;
import dev.guestright.charter.Door;
import dev.guestright.server.trail.UseRecord;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The doors of proposed charters. Each decides every use as well, on the same choices and the same
 * moment, and what it would have answered otherwise is kept for whoever signs it off. Nothing is
 * ever released on a shadow's word, and a shadow that fails troubles nobody.
 */
public final class Shadows {

  private static final Logger LOG = LoggerFactory.getLogger(Shadows.class);

  private final JdbcTemplate on;
  private volatile Map<Integer, Door> doors = Map.of();

  public Shadows(JdbcTemplate on) {
    this.on = on;
  }

  /** Looks which charters are proposed now. */
  public synchronized void catchUp() {
    Set<Integer> proposed =
        Set.copyOf(
            on.query(
                "SELECT version FROM gateway.charter_version WHERE stage = 'proposed'",
                (row, n) -> row.getInt("version")));
    if (!doors.keySet().equals(proposed)) {
      doors =
          new CharterVersions(on)
              .proposed().stream()
                  .collect(
                      Collectors.toUnmodifiableMap(
                          CharterVersion::version,
                          version -> Door.of(Charters.sound(version.text()))));
    }
  }

  /** Keeps what each proposed charter would have answered otherwise. */
  void compare(UseRecord record, Decision decision, Function<Door, Decision> decide) {
    for (Map.Entry<Integer, Door> shadow : doors.entrySet()) {
      Decision otherwise = decide.apply(shadow.getValue());
      if (!alike(decision, otherwise)) {
        keep(record, shadow.getKey(), otherwise);
      }
    }
  }

  private static boolean alike(Decision one, Decision other) {
    return InRecord.answered(one) == InRecord.answered(other)
        && InRecord.ground(one).equals(InRecord.ground(other))
        && released(one).equals(released(other));
  }

  private static List<String> released(Decision decision) {
    return decision instanceof Decision.Permit permit
        ? permit.released().stream().sorted().toList()
        : List.of();
  }

  private void keep(UseRecord record, int version, Decision otherwise) {
    try {
      on.update(
          """
          INSERT INTO gateway.shadow_difference
            (customer_id, use_id, version, decision, ground, data_points)
          VALUES (?, ?, ?, ?, ?, ?)
          """,
          record.customer().value(),
          record.id().value(),
          version,
          InRecord.answered(otherwise).stored(),
          InRecord.ground(otherwise),
          released(otherwise).toArray(String[]::new));
    } catch (DataAccessException e) {
      LOG.warn("What charter version {} would have answered could not be kept", version);
    }
  }
}
