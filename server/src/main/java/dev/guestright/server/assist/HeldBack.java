package dev.guestright.server.assist;

import dev.guestright.charter.DataPoint;
import dev.guestright.charter.Notice;
import dev.guestright.charter.Play;
import dev.guestright.server.consent.ConsentRecord;
import java.util.List;
import java.util.Optional;

/**
 * A play that the door held back.
 *
 * @param ground why, by name
 * @param lastChoice what the customer last said to its purpose
 * @param question what may be asked of the customer now, if anything
 * @param asked whether that question is open already
 */
public record HeldBack(
    Play play,
    List<DataPoint> data,
    String ground,
    Optional<ConsentRecord> lastChoice,
    Optional<Notice> question,
    boolean asked) {}
