package dev.guestright.server.insight;

import java.util.List;

/** What the governance page shows, in the reader's words. */
public record GovernanceView(
    String lead,
    List<Figure> figures,
    List<Bar> uses,
    List<Bar> heldBack,
    List<Pair> log,
    String charter,
    String models,
    List<PurposeRow> purposes,
    List<DataRow> data,
    List<Pair> upkeep,
    String asOf) {

  /** A number and what it counts. */
  public record Figure(String number, String counts) {}

  /** A row with its number and a bar; the width is in percent of the largest. */
  public record Bar(String name, String note, String number, String width) {}

  /** A label and its value. */
  public record Pair(String name, String value) {}

  /** A purpose of the charter. */
  public record PurposeRow(
      String words, String name, String basis, String data, String who, String askAgain) {}

  /** A data point of the charter. */
  public record DataRow(String says, String note, String source, String kept, String customers) {}
}
