package dev.guestright.server.desk;

import dev.guestright.server.ids.StaffId;
import java.time.Instant;
import java.util.UUID;

/** An internal note without its words: those are an item of the vault with the same id. */
public record Note(UUID id, StaffId by, Instant at) {}
