package dev.guestright.server.desk;

import java.util.List;
import java.util.Optional;

/** What the page for looking outside a conversation shows. */
public record OutsideView(
    Optional<String> told, boolean wrong, String code, List<Reason> reasons, List<Fact> facts) {

  /** A reason that can be chosen. */
  public record Reason(String name, String says) {}

  /** One thing that was released. */
  public record Fact(String says, String value) {}
}
