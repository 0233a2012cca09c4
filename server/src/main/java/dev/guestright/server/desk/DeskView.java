package dev.guestright.server.desk;

import java.util.List;
import java.util.Optional;

/** What the desk's page shows, in the reader's words. */
public record DeskView(
    String openCount,
    List<QueueLink> queues,
    List<Row> rows,
    Optional<String> nextPage,
    Optional<Thread> thread) {

  /** A queue, and where it is listed alone. */
  public record QueueLink(String says, String address, boolean current) {}

  /** One line of the list. It names nobody. */
  public record Row(
      String code, String topic, String how, String waited, String address, boolean current) {}

  /** An opened conversation. */
  public record Thread(
      String address,
      String streamAddress,
      String who,
      List<String> about,
      List<Line> lines,
      List<Card> cards,
      List<Held> held,
      Draft draft,
      Optional<RouteView> route) {}

  /** What the reply begins with: a suggestion's words and the use they rest on, or nothing. */
  public record Draft(String words, Optional<String> useId) {

    /** The reply box is empty. */
    public static final Draft EMPTY = new Draft("", Optional.empty());
  }

  /** A message, or a question that was put to the customer. */
  public record Line(
      Kind kind, String author, String machineTime, String time, String text, String state) {
    /** Who a line is from. */
    public enum Kind {
      THEIRS,
      OURS,
      QUESTION
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
      String recorded) {}

  /** Something held back; {@code askFor} names the purpose when the customer may be asked. */
  public record Held(String title, String reason, Optional<String> askFor) {}
}
