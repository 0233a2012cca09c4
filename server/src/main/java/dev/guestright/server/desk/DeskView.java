package dev.guestright.server.desk;

import java.util.List;
import java.util.Optional;

/** What the desk's page shows, in the reader's words. */
public record DeskView(
    String openCount,
    List<QueueLink> queues,
    List<Promised> promises,
    List<Row> rows,
    Optional<String> nextPage,
    Optional<Thread> thread) {

  /** A queue, and where it is listed alone. */
  public record QueueLink(String says, String address, boolean current) {}

  /** Something that a reply promised; like a row, it names nobody. */
  public record Promised(String code, String address, String what, boolean late) {}

  /** One line of the list. It names nobody. */
  public record Row(
      String code,
      String topic,
      String how,
      List<String> marks,
      String waited,
      String address,
      boolean current) {}

  /** Who sees to an opened conversation, and its tags. */
  public record Handled(Optional<String> by, boolean mine, String tags) {}

  /**
   * An opened conversation.
   *
   * @param language the customer's
   * @param mayNote whether the charter has a place for notes
   * @param tact what to mind when answering just now
   * @param opening how an answer may begin, in the customer's language; empty for no such words
   */
  public record Thread(
      String address,
      String streamAddress,
      String language,
      String who,
      List<String> about,
      List<Line> lines,
      List<Card> cards,
      List<Held> held,
      boolean mayNote,
      Handled handled,
      Optional<String> tact,
      String opening,
      Draft draft,
      Optional<RouteView> route) {}

  /** What the reply begins with: a suggestion's words and the use they rest on, or nothing. */
  public record Draft(String words, Optional<String> useId) {

    /** The reply box is empty. */
    public static final Draft EMPTY = new Draft("", Optional.empty());
  }

  /** A message, a question that was put to the customer, or an internal note. */
  public record Line(
      Kind kind, String author, String machineTime, String time, String text, String state) {
    /** Who a line is from. */
    public enum Kind {
      THEIRS,
      OURS,
      QUESTION,
      NOTE
    }
  }

  /** A suggestion; its id is that of the use it rests on. */
  public record Card(
      String id,
      String play,
      String title,
      String words,
      String why,
      String data,
      String purpose,
      Optional<String> promises,
      String recorded) {}

  /** Something held back; {@code askFor} names the purpose when the customer may be asked. */
  public record Held(String title, String reason, Optional<String> askFor) {}

  /** Words that seem to label a person, why that is no good, and better ones. */
  public record Advised(String words, String reason, String better) {}
}
