package dev.guestright.server.insight;

import java.util.List;

/** What the value report shows. */
public record ValueView(String since, List<PlayRow> plays, List<DataRow> data) {

  /** A play: counts of conversations, and two sentences with intervals. */
  public record PlayRow(
      String name,
      String released,
      String shown,
      String taken,
      String edited,
      String dismissed,
      String helped,
      String times) {}

  /** A data point: counts of uses; {@code advice} is empty where it helps. */
  public record DataRow(String name, String released, String shown, String sent, String advice) {}
}
