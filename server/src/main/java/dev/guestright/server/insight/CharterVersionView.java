package dev.guestright.server.insight;

import java.util.List;

/**
 * What the page of one version shows.
 *
 * @param open whether somebody still has to decide on it
 * @param mayDecide whether the reader may
 * @param unread whether they tried without saying that they had read what changes
 * @param consequences what it means for customers here and now, in numbers
 * @param shadow one sentence on what it would have decided otherwise
 */
public record CharterVersionView(
    int version,
    String title,
    String stage,
    boolean open,
    boolean mayDecide,
    boolean unread,
    String reader,
    List<Changes> changes,
    List<String> consequences,
    List<Remark> remarks,
    String shadow,
    List<Turn> turns,
    List<Use> uses,
    List<Line> text,
    String digest) {

  /** Changes of one kind. */
  public record Changes(String heading, List<String> words) {}

  /** Something that whoever signs should weigh. */
  public record Remark(String where, String words) {}

  /** Uses that would have been answered otherwise, alike ones together. */
  public record Turn(String purpose, String was, String would, String count) {}

  /** One such use. */
  public record Use(String id, String at, String purpose, String was, String would) {}

  /**
   * One line of the text beside the charter before it.
   *
   * @param mark {@code +}, {@code -} or nothing
   */
  public record Line(String mark, String kind, String words) {}
}
