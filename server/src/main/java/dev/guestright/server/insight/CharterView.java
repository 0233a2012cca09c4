package dev.guestright.server.insight;

import java.util.List;

/**
 * What the page of the charter's versions shows.
 *
 * @param draft the text to begin with: the one in force, or what somebody sent and could not be
 *     taken, so that nothing is lost
 * @param problems why it could not
 */
public record CharterView(
    String inForce, List<Row> versions, boolean mayPropose, String draft, List<String> problems) {

  /** One version. */
  public record Row(String version, String href, String stage, String since, String by) {}
}
