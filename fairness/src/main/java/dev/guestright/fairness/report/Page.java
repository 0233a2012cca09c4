package dev.guestright.fairness.report;

import java.util.List;

/**
 * What stands on the page of one audit, in words and figures as they are shown.
 *
 * @param title the heading
 * @param summary how much was looked at
 * @param findings gravest first
 * @param sections the figures behind them
 * @param note what the figures are, and are not
 */
public record Page(
    String title, String summary, List<Found> findings, List<Section> sections, String note) {

  /** One finding. */
  public record Found(String severity, String text) {}

  /** One heading with a sentence, pictures, and a table of what they show. */
  public record Section(
      String heading,
      String says,
      List<Plot> plots,
      List<Lines> lines,
      List<String> head,
      List<List<String>> rows) {

    /** A section without lines. */
    Section(
        String heading, String says, List<Plot> plots, List<String> head, List<List<String>> rows) {
      this(heading, says, plots, List.of(), head, rows);
    }
  }
}
