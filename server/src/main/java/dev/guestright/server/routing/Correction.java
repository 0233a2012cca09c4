package dev.guestright.server.routing;

import dev.guestright.server.routing.router.Need;
import java.util.Optional;

/**
 * What a person found better than a route.
 *
 * @param label what the message was about, where they said so: only that can teach a model
 */
public record Correction(String queue, Need need, Optional<String> label) {}
