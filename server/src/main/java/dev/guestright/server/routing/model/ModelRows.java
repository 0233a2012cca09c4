package dev.guestright.server.routing.model;

import dev.guestright.server.ids.StaffId;
import dev.guestright.triage.model.ModelCard;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code routing.model}; whoever calls brings the transaction. */
final class ModelRows {

  private static final JsonMapper JSON = new JsonMapper();

  private final JdbcTemplate on;

  ModelRows(JdbcTemplate on) {
    this.on = on;
  }

  /** Two people who change models at once do it one after the other. */
  void hold() {
    on.query("SELECT pg_advisory_xact_lock(71, 0)", row -> {});
  }

  boolean add(Model model, byte[] file) {
    return on.update(
            """
            INSERT INTO routing.model
              (version, sha256, file, card, steadiness, gate_open, reasons, stage, put_in_at)
            VALUES (?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """,
            model.version(),
            model.sha256(),
            file,
            JSON.writeValueAsString(model.card()),
            JSON.writeValueAsString(model.kept()),
            model.gateIsOpen(),
            model.reasons().toArray(String[]::new),
            model.stage().stored(),
            model.putInAt().atOffset(ZoneOffset.UTC))
        == 1;
  }

  void move(Model model, Stage.Step step, Optional<StaffId> promoter, Instant at) {
    Stage to = model.stage().after(step).orElseThrow();
    on.update(
        """
        UPDATE routing.model
        SET stage = ?,
          promoted_by = coalesce(?, promoted_by),
          promoted_at = CASE WHEN ?::uuid IS NULL THEN promoted_at ELSE ? END
        WHERE version = ?
        """,
        to.stored(),
        promoter.map(StaffId::value).orElse(null),
        promoter.map(StaffId::value).orElse(null),
        at.atOffset(ZoneOffset.UTC),
        model.version());
  }

  /** Newest first. */
  List<Model> all() {
    return on.query(
        """
        SELECT m.version, m.sha256, m.card, m.steadiness, m.reasons, m.stage, m.put_in_at,
          m.promoted_by, m.promoted_at,
          (SELECT count(*) FROM routing.shadow_answer s WHERE s.model = m.version) AS watched,
          (SELECT count(*) FROM routing.shadow_answer s
            WHERE s.model = m.version AND s.same) AS agreed
        FROM routing.model m
        ORDER BY m.put_in_at DESC, m.version
        """,
        (row, n) -> model(row));
  }

  Optional<Model> find(String version) {
    return all().stream().filter(model -> model.version().equals(version)).findFirst();
  }

  byte[] file(String version) {
    return on.query(
            "SELECT file FROM routing.model WHERE version = ?",
            (row, n) -> row.getBytes("file"),
            version)
        .getFirst();
  }

  /** Which models read messages now, by their stage. */
  Map<String, Stage> reading() {
    Map<String, Stage> reading = new java.util.TreeMap<>();
    on.query(
        "SELECT version, stage FROM routing.model WHERE stage IN ('live', 'shadow')",
        row -> {
          reading.put(row.getString("version"), Stage.of(row.getString("stage")));
        });
    return reading;
  }

  void watched(UUID customer, UUID route, String model, String queue, boolean same) {
    on.update(
        """
        INSERT INTO routing.shadow_answer (customer_id, route_id, model, queue, same)
        VALUES (?, ?, ?, ?, ?)
        """,
        customer,
        route,
        model,
        queue,
        same);
  }

  private static Model model(ResultSet row) throws SQLException {
    return new Model(
        row.getString("version"),
        row.getString("sha256"),
        JSON.readValue(row.getString("card"), ModelCard.class),
        JSON.readValue(
            row.getString("steadiness"), new TypeReference<Map<String, Model.Steady>>() {}),
        Arrays.asList((String[]) row.getArray("reasons").getArray()),
        Stage.of(row.getString("stage")),
        row.getObject("put_in_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("promoted_by", UUID.class)).map(StaffId::new),
        Optional.ofNullable(row.getObject("promoted_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant),
        row.getLong("watched"),
        row.getLong("agreed"));
  }
}
