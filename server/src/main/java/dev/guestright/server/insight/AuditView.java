package dev.guestright.server.insight;

import java.util.List;
import java.util.Optional;

/** What the page of the regular audits shows, in the reader's words. */
public record AuditView(
    Optional<String> wrong,
    boolean mayDecide,
    List<FindingRow> open,
    List<FindingRow> closed,
    List<Review> reviews,
    List<Witness> witnesses,
    String key) {

  /** A finding; {@code closeAt} is where its reader may close it, if they may. */
  public record FindingRow(
      String id, String sentence, String found, String closed, Optional<String> closeAt) {}

  /** An access review; {@code signAt} is where it can be signed, when it can be. */
  public record Review(
      String id, String title, String state, List<Line> lines, Optional<String> signAt) {}

  /** One member of staff in a review; {@code decideAt} is where their line can be decided. */
  public record Line(
      String id, String who, String role, String used, String decided, Optional<String> decideAt) {}

  /** A place that is told of the log. */
  public record Witness(String place, String state, boolean trouble) {}
}
