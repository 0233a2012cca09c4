package dev.guestright.server.routing.learning;

import java.time.Instant;
import java.util.UUID;

/**
 * A training set that was made once.
 *
 * @param messages how many were in it
 * @param gone how many of them are of customers who were erased since
 */
public record TrainingSet(UUID id, Instant madeAt, int messages, int gone) {}
