package dev.guestright.server.oversight.review;

import java.util.List;
import java.util.Optional;

/** What those who decide see. */
public final class ReviewView {

  private ReviewView() {}

  /**
   * Everything that waits, and what was decided last. Neither names a customer.
   *
   * @param figures how people look; for leads and the data protection officer only
   */
  public record All(
      List<Row> open, List<Row> decided, List<Figures> figures, Optional<String> wrong) {}

  /**
   * One review in a list.
   *
   * @param openAt where whoever looks at it goes on
   * @param takeAt where somebody begins to look
   */
  public record Row(
      String id,
      String what,
      String state,
      boolean late,
      Optional<String> openAt,
      Optional<String> takeAt) {}

  /** How one person looks at reviews. */
  public record Figures(
      String who, String decided, String differed, String changed, String looked) {}

  /**
   * One review, opened at the door.
   *
   * @param data what the proposal rests on, released to whoever looks
   * @param proposed what the machine proposes: empty until whoever looks has said what they think
   */
  public record Opened(
      String address,
      String what,
      String clock,
      String purpose,
      List<Pair> data,
      Optional<String> withheld,
      Optional<Proposed> proposed,
      boolean fourEyes,
      Optional<String> wrong) {}

  /** What the machine proposes, and what the reader thought before. */
  public record Proposed(String verdict, String because, String own) {}

  /** One fact. */
  public record Pair(String name, String value) {}
}
