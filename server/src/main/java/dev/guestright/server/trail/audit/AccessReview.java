package dev.guestright.server.trail.audit;

import dev.guestright.server.ids.StaffId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * One quarter's look at who used what, and whether their role is still right. It is open until
 * every line is decided and a person signs it; then it is closed for ever.
 */
public record AccessReview(
    UUID id, String quarter, Instant openedAt, List<Line> lines, Optional<Signature> signature) {

  /** Who signed, when. */
  public record Signature(StaffId by, Instant at) {}

  /** One member of staff: what they used in the quarter, and what was decided about their role. */
  public record Line(
      StaffId staff,
      String role,
      long uses,
      long customers,
      List<String> purposes,
      Optional<Decided> decided) {}

  /** What somebody else decided about a role, and why. */
  public record Decided(Verdict verdict, String words, StaffId by, Instant at) {}

  /** Whether a role is still right. */
  public enum Verdict {
    KEEP,
    CHANGE,
    REMOVE;

    public String stored() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the verdict of this name, if it is one. */
    public static Optional<Verdict> of(String stored) {
      for (Verdict verdict : values()) {
        if (verdict.stored().equals(stored)) {
          return Optional.of(verdict);
        }
      }
      return Optional.empty();
    }
  }

  public boolean isDecided() {
    return lines.stream().allMatch(line -> line.decided().isPresent());
  }
}
