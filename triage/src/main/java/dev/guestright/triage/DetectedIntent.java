package dev.guestright.triage;

/**
 * The intent of a message.
 *
 * @param intent {@link Intent#OTHER} also when nothing else was likely enough
 * @param confidence probability of the likeliest intent, from 0 to 1, also when that was too low to
 *     name it
 */
public record DetectedIntent(Intent intent, double confidence) {}
