package dev.guestright.server.routing;

import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.MessageId;
import dev.guestright.server.ids.RouteId;
import dev.guestright.server.routing.router.Route;
import java.time.Instant;

/**
 * One decision of where a message goes, as it stands in the record.
 *
 * @param language the one that the message was read in
 */
public record Routed(
    CustomerId customer,
    RouteId id,
    ConversationId conversation,
    MessageId message,
    Instant at,
    String language,
    Route route) {}
