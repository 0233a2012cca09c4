package dev.guestright.server.assist;

import java.util.List;

/** What an agent sees beside a conversation: what fits, and what was held back. */
public record Advice(List<Suggestion> suggestions, List<HeldBack> heldBack) {}
