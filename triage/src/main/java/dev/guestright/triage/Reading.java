package dev.guestright.triage;

/**
 * What triage reads in one message.
 *
 * @param language the language that it is written in
 * @param intent what it asks for
 * @param upset whether it sounds upset. It holds for this conversation only: never store it with
 *     the customer.
 * @param mood how it sounds, by words alone. It holds for this conversation only, as well.
 */
public record Reading(DetectedLanguage language, DetectedIntent intent, boolean upset, Mood mood) {}
