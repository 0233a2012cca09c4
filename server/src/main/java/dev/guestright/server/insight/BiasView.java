package dev.guestright.server.insight;

import java.util.List;
import java.util.Optional;

/**
 * What the page of bias audits shows, in the reader's words.
 *
 * @param mayAsk whether the reader may start an audit
 * @param owners who may answer for findings
 */
public record BiasView(
    Optional<String> wrong,
    boolean mayAsk,
    boolean mayHandOver,
    List<Owner> owners,
    String regular,
    List<Row> open,
    List<Row> closed,
    List<Link> audits) {

  /** Somebody who may answer for a finding. */
  public record Owner(String id, String name) {}

  /** A finding; each address is there when its reader may do that now. */
  public record Row(
      String id,
      String heading,
      String sentence,
      String notes,
      String answer,
      Optional<String> answerAt,
      Optional<String> ownerAt,
      Optional<String> againAt) {}

  /** An audit of which there is a page. */
  public record Link(String address, String words, String note) {}

  /** One audit. */
  public record Report(
      String title, String lead, boolean running, String why, List<Subject> subjects) {}

  /** One question and its answers by attribute. */
  public record Subject(String title, List<Plot> plots, String notKnown) {}

  /** Rates by group: each with its interval, drawn and written. */
  public record Plot(String caption, List<Group> groups, String heldBack) {}

  /** One group; {@code low}, {@code rate} and {@code width} are places from 0 to 100. */
  public record Group(
      String name,
      String size,
      String rate,
      String interval,
      String low,
      String width,
      String at) {}
}
