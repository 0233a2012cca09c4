package dev.guestright.server.oversight.appeal;

import java.util.List;
import java.util.Optional;

/** What those who answer appeals see. */
public final class AppealView {

  private AppealView() {}

  /** Everything that waits, and what was answered last. Neither names a customer. */
  public record All(
      List<Row> yours, List<Row> others, List<Row> answered, Optional<String> wrong) {}

  /**
   * One appeal in a list.
   *
   * @param openAt where whoever has it opens it
   * @param takeAt where somebody else takes it over; nobody who had a part in the decision can
   */
  public record Row(
      String id,
      String what,
      String state,
      boolean late,
      Optional<String> openAt,
      Optional<String> takeAt) {}

  /** One appeal, opened at the door. */
  public record Opened(
      String address,
      String what,
      String clock,
      List<Pair> decision,
      List<Said> messages,
      String words,
      String undoing,
      Optional<String> wrong) {}

  /** One thing about the decision. */
  public record Pair(String name, String value) {}

  /** A message that the decision rests on. */
  public record Said(String author, String time, String text) {}
}
