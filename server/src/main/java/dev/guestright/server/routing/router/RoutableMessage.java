package dev.guestright.server.routing.router;

import java.time.Duration;
import java.util.Optional;

/**
 * All that routing may know. The list is closed, and {@code ArchitectureTest} holds it: worth,
 * spend, demographics, place, past mood and past complaints have nowhere to stand.
 *
 * @param text what the customer wrote
 * @param language the one that it is written in (BCP 47), {@code und} when nobody can tell
 * @param product the one that it names, of those that the plan lists
 * @param channel how it came: {@code email}, {@code chat}
 * @param waiting for how long its writer has waited already
 */
public record RoutableMessage(
    String text, String language, Optional<String> product, String channel, Duration waiting) {}
