package dev.guestright.server.entrance;

/**
 * What the page of a set-up link shows.
 *
 * @param works whether the link is good
 * @param first whether it makes the first administrator, who names themselves
 * @param problem the key of what was wrong, or empty
 */
public record SetUpView(
    boolean works,
    boolean first,
    String token,
    String userName,
    String displayName,
    String problem) {}
