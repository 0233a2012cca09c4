package dev.guestright.server.assist;

import java.util.List;

/**
 * What an agent sees beside a conversation.
 *
 * @param tact how to meet the customer just now
 * @param suggestions what fits
 * @param heldBack what the door held back
 * @param notNow what was not even asked for, or did not fit once it was known: the names of plays
 */
public record Advice(
    Tact tact, List<Suggestion> suggestions, List<HeldBack> heldBack, List<String> notNow) {}
