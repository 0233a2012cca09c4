package dev.guestright.server.routing;

import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.MessageId;
import dev.guestright.server.ids.RouteId;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.routing.router.IntentModel;
import dev.guestright.server.routing.router.Need;
import dev.guestright.server.routing.router.Route;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows of {@code routing.route}; whoever calls brings the transaction. */
final class RouteRows {

  private static final String ROWS =
      "SELECT *, extract(epoch FROM head_start)::bigint AS head_seconds FROM routing.route";

  private final JdbcTemplate on;

  RouteRows(JdbcTemplate on) {
    this.on = on;
  }

  void add(Routed routed, String channel) {
    Route route = routed.route();
    Optional<IntentModel.Opinion> opinion = route.chosen().opinion();
    on.update(
        """
        INSERT INTO routing.route
          (customer_id, route_id, conversation_id, message_id, at, language, channel, queue, skill,
           need, head_start, chosen, doubt, label, confidence, model, because)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, make_interval(secs => ?), ?, ?, ?, ?, ?, ?::jsonb)
        """,
        routed.customer().value(),
        routed.id().value(),
        routed.conversation().value(),
        routed.message().value(),
        routed.at().atOffset(ZoneOffset.UTC),
        routed.language(),
        channel,
        route.queue(),
        route.skill().orElse(null),
        route.need().stored(),
        route.headStart().toSeconds(),
        Kept.stored(route.chosen()),
        opinion.flatMap(IntentModel.Opinion::doubt).map(IntentModel.Doubt::stored).orElse(null),
        opinion.map(IntentModel.Opinion::label).orElse(null),
        opinion.map(IntentModel.Opinion::confidence).orElse(null),
        opinion.map(IntentModel.Opinion::version).orElse(null),
        Kept.json(route));
  }

  void correct(Routed routed, UUID id, StaffId by, Correction correction, Instant at) {
    on.update(
        """
        INSERT INTO routing.correction
          (customer_id, correction_id, route_id, at, staff_id, queue, need, label)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        routed.customer().value(),
        id,
        routed.id().value(),
        at.atOffset(ZoneOffset.UTC),
        by.value(),
        correction.queue(),
        correction.need().stored(),
        correction.label().orElse(null));
  }

  List<Routed> of(CustomerId customer) {
    return on.query(
        ROWS + " WHERE customer_id = ? ORDER BY route_id",
        (row, n) -> routed(row),
        customer.value());
  }

  Optional<Routed> find(CustomerId customer, RouteId id) {
    return on
        .query(
            ROWS + " WHERE customer_id = ? AND route_id = ?",
            (row, n) -> routed(row),
            customer.value(),
            id.value())
        .stream()
        .findFirst();
  }

  Optional<Routed> newest(CustomerId customer, ConversationId conversation) {
    return on
        .query(
            ROWS + " WHERE customer_id = ? AND conversation_id = ? ORDER BY route_id DESC LIMIT 1",
            (row, n) -> routed(row),
            customer.value(),
            conversation.value())
        .stream()
        .findFirst();
  }

  List<StaffId> correctors(Routed routed) {
    return on.query(
        "SELECT staff_id FROM routing.correction WHERE customer_id = ? AND route_id = ?",
        (row, n) -> new StaffId(row.getObject("staff_id", UUID.class)),
        routed.customer().value(),
        routed.id().value());
  }

  int forget(Instant before) {
    return on.update("DELETE FROM routing.route WHERE at < ?", before.atOffset(ZoneOffset.UTC));
  }

  private static Routed routed(ResultSet row) throws SQLException {
    Kept kept = Kept.of(row.getString("because"));
    Need need = Need.of(row.getString("need"));
    Optional<String> label = Optional.ofNullable(row.getString("label"));
    Optional<IntentModel.Opinion> opinion =
        label.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new IntentModel.Opinion(
                    label.get(),
                    row.getDouble("confidence"),
                    row.getString("model"),
                    Optional.ofNullable(row.getString("doubt")).map(RouteRows::doubt)));
    return new Routed(
        new CustomerId(row.getObject("customer_id", UUID.class)),
        new RouteId(row.getObject("route_id", UUID.class)),
        new ConversationId(row.getObject("conversation_id", UUID.class)),
        new MessageId(row.getObject("message_id", UUID.class)),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("language"),
        new Route(
            row.getString("queue"),
            Optional.ofNullable(row.getString("skill")),
            need,
            kept.found(need),
            Duration.ofSeconds(row.getLong("head_seconds")),
            Kept.chosen(row.getString("chosen"), opinion, kept.grounds())));
  }

  private static IntentModel.Doubt doubt(String stored) {
    return IntentModel.Doubt.valueOf(stored.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
