package dev.guestright.server.desk;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

/** Something that a reply promised and that is not kept yet. It names nobody. */
record Promise(String code, String address, Kind kind, Instant dueAt) {

  /** What was promised. */
  enum Kind {
    /** Our specialists know that the customer may call. */
    EXPECT_CALL,
    /** An answer is there by this time. */
    ANSWER;

    String stored() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Kind of(String stored) {
      return Arrays.stream(values())
          .filter(kind -> kind.stored().equals(stored))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("No promise is stored as " + stored));
    }
  }
}
