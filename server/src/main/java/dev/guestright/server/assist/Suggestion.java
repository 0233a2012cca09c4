package dev.guestright.server.assist;

import dev.guestright.charter.DataPoint;
import dev.guestright.charter.Play;
import dev.guestright.server.consent.ConsentRecord;
import dev.guestright.server.trail.UseRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A play that fits this conversation, with everything that it rests on.
 *
 * @param words what the agent may say, filled in and in the customer's language
 * @param because the signals that made it fit, as keys of words for the agent
 * @param dueAt until when what it promises must be kept, if it promises a time
 * @param yes the customer's yes that it rests on, where its purpose needs one
 */
public record Suggestion(
    Play play,
    String words,
    List<Reason> because,
    List<DataPoint> data,
    Optional<Instant> dueAt,
    Optional<ConsentRecord> yes,
    UseRecord use) {}
