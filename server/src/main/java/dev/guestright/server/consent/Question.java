package dev.guestright.server.consent;

import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.QuestionId;
import java.time.Instant;
import java.util.Optional;

/** A consent question that somebody at the desk put to a customer. */
public record Question(
    CustomerId customer,
    QuestionId id,
    ConversationId conversation,
    String purpose,
    Instant askedAt,
    Optional<Instant> answeredAt) {}
