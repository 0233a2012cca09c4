package dev.guestright.server.desk;

import dev.guestright.server.ids.StaffId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who sees to a conversation, until when it rests, and what it is tagged with. */
record Handling(Optional<StaffId> by, Optional<Instant> restsUntil, List<String> tags) {

  static final Handling NONE = new Handling(Optional.empty(), Optional.empty(), List.of());

  Handling {
    tags = List.copyOf(tags);
  }

  boolean restsAt(Instant now) {
    return restsUntil.filter(now::isBefore).isPresent();
  }
}
