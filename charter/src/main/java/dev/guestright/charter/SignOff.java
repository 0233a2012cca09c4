package dev.guestright.charter;

import java.time.LocalDate;

/**
 * The person who answers for this version of the charter, and the day on which they said so.
 *
 * @param by the person or their office
 * @param on the day
 */
public record SignOff(String by, LocalDate on) {}
