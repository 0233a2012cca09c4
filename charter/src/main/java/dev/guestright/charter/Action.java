package dev.guestright.charter;

/**
 * Something that support may do.
 *
 * @param name its name in the charter
 * @param effect what it does to the customer
 * @param significant whether it has legal or similarly weighty effect (GDPR Art. 22(1)), so that a
 *     person decides
 */
public record Action(String name, Effect effect, boolean significant) {}
