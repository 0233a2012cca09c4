package dev.guestright.server.desk;

import java.util.List;

/**
 * Why a conversation is where it is, and how a person puts it elsewhere.
 *
 * @param why a sentence each
 * @param postTo where the form goes
 */
public record RouteView(
    String summary,
    List<String> why,
    String postTo,
    List<Choice> queues,
    List<Choice> needs,
    List<Choice> labels) {

  /** Something to choose, and whether it is so now. */
  public record Choice(String value, String says, boolean now) {}
}
