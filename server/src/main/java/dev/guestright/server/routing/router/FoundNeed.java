package dev.guestright.server.routing.router;

/**
 * A need that a rule found.
 *
 * @param rule the rule's name
 * @param span the words that it found it by
 */
public record FoundNeed(Need need, String rule, Span span) {}
