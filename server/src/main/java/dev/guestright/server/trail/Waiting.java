package dev.guestright.server.trail;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What one request wants to be durable: its uses, or the outcome of one.
 *
 * @param taken becomes true once it is durable with its batch, and false when its batch could not
 *     take it; never anything else
 */
record Waiting(List<OfUse> uses, List<OfOutcome> outcomes, CompletableFuture<Boolean> taken) {

  record OfUse(UseRecord use, Entry entry) {}

  record OfOutcome(UseRecord use, boolean shown, Instant at, Entry entry) {}

  static Waiting ofUses(List<UseRecord> uses, byte[] salt) {
    return new Waiting(
        uses.stream().map(use -> new OfUse(use, Entry.of(use, salt))).toList(),
        List.of(),
        new CompletableFuture<>());
  }

  static Waiting ofOutcome(UseRecord use, byte[] salt, boolean shown, Instant at) {
    return new Waiting(
        List.of(),
        List.of(new OfOutcome(use, shown, at, Entry.ofOutcome(use, salt, shown, at))),
        new CompletableFuture<>());
  }
}
