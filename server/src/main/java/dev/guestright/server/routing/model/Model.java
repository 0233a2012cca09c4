package dev.guestright.server.routing.model;

import dev.guestright.server.ids.StaffId;
import dev.guestright.triage.model.ModelCard;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model as the house keeps it, without its weights.
 *
 * @param version the beginning of its file's checksum
 * @param kept for each kind of swap: of how many pairs the answer stayed
 * @param reasons all that speaks against promoting it; empty when its gate is open
 * @param watched how many messages it has read in shadow
 * @param agreed how many of them it would have put where they went
 */
public record Model(
    String version,
    String sha256,
    ModelCard card,
    Map<String, Steady> kept,
    List<String> reasons,
    Stage stage,
    Instant putInAt,
    Optional<StaffId> promotedBy,
    Optional<Instant> promotedAt,
    long watched,
    long agreed) {

  /**
   * The share of answers that stayed when only the writer was another, and the least it must be.
   */
  public record Steady(int n, double same, double bar) {}

  /** Whether nothing speaks against promoting it. */
  public boolean gateIsOpen() {
    return reasons.isEmpty();
  }
}
