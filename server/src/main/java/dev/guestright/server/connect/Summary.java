package dev.guestright.server.connect;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What came of an import.
 *
 * @param added messages that were new
 * @param already messages that the house had, from an earlier run
 * @param erased messages from before their customer's erasure, which stay out for ever
 * @param rejected rows that did not go in
 * @param rejects where each of those stands with its line and reason
 * @param dropped filled cells left out, by column or data point: the mapping does not name the
 *     column, or the charter does not declare the data point
 */
public record Summary(
    long rows,
    long added,
    long already,
    long erased,
    long rejected,
    Optional<Path> rejects,
    Map<String, Long> dropped,
    Duration took) {}
