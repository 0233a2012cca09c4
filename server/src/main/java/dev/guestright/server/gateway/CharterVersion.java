package dev.guestright.server.gateway;

import dev.guestright.server.ids.StaffId;
import java.time.Instant;
import java.util.Optional;

/**
 * One version of the charter, as this house keeps it.
 *
 * @param digest SHA-256 of the text, in hexadecimal
 * @param proposedBy who proposed it; empty when it was given on the command line
 * @param decidedBy who signed it off or turned it down; empty for the very first, which whoever
 *     started the house chose
 */
public record CharterVersion(
    String name,
    int version,
    Stage stage,
    String digest,
    String text,
    Optional<StaffId> proposedBy,
    Instant proposedAt,
    Optional<StaffId> decidedBy,
    Optional<Instant> decidedAt) {}
