package dev.guestright.server.gateway;

import dev.guestright.server.ids.StaffId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows of {@code gateway.charter_version}; whoever calls brings the transaction. */
final class CharterVersions {

  private final JdbcTemplate on;

  CharterVersions(JdbcTemplate on) {
    this.on = on;
  }

  void add(CharterVersion version) {
    on.update(
        """
        INSERT INTO gateway.charter_version
          (name, version, digest, text, stage, proposed_by, proposed_at, decided_at, in_use_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        version.name(),
        version.version(),
        version.digest(),
        version.text(),
        version.stage().stored(),
        version.proposedBy().map(StaffId::value).orElse(null),
        utc(version.proposedAt()),
        version.decidedAt().map(CharterVersions::utc).orElse(null),
        version.stage() == Stage.IN_FORCE ? utc(version.proposedAt()) : null);
  }

  /** Moves a version on. A stage that may not follow its present one is a broken promise. */
  void move(CharterVersion version, Stage to, Optional<StaffId> by, Instant at) {
    if (!version.stage().next().contains(to)) {
      throw new IllegalStateException(
          "Version " + version.version() + " is " + version.stage() + " and cannot become " + to);
    }
    on.update(
        """
        UPDATE gateway.charter_version
        SET stage = ?,
          decided_by = coalesce(?, decided_by),
          decided_at = CASE WHEN ?::uuid IS NULL THEN decided_at ELSE ? END,
          in_use_at = CASE WHEN ? = 'in-force' THEN ? ELSE in_use_at END
        WHERE version = ?
        """,
        to.stored(),
        by.map(StaffId::value).orElse(null),
        by.map(StaffId::value).orElse(null),
        utc(at),
        to.stored(),
        utc(at),
        version.version());
  }

  Optional<CharterVersion> inForce() {
    return some("stage = 'in-force'").stream().findFirst();
  }

  List<CharterVersion> proposed() {
    return some("stage = 'proposed'");
  }

  Optional<CharterVersion> find(int version) {
    return some("version = ?", version).stream().findFirst();
  }

  List<CharterVersion> all() {
    return some("true");
  }

  private List<CharterVersion> some(String condition, Object... values) {
    return on.query(
        "SELECT * FROM gateway.charter_version WHERE " + condition + " ORDER BY version DESC",
        (row, n) -> version(row),
        values);
  }

  private static CharterVersion version(ResultSet row) throws SQLException {
    return new CharterVersion(
        row.getString("name"),
        row.getInt("version"),
        Stage.of(row.getString("stage")),
        row.getString("digest"),
        row.getString("text"),
        Optional.ofNullable(row.getObject("proposed_by", UUID.class)).map(StaffId::new),
        row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("decided_by", UUID.class)).map(StaffId::new),
        Optional.ofNullable(row.getObject("decided_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant));
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
