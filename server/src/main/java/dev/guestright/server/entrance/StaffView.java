package dev.guestright.server.entrance;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * What the page of accounts shows.
 *
 * @param link a set-up link, in the one answer that shows it
 * @param problem the key of what was wrong, or empty
 */
public record StaffView(
    List<Person> people, List<Choice> roles, Optional<Link> link, String problem) {

  /** An account: how it is set up, in words, and whether it is the reader's own. */
  public record Person(
      String id, String name, String userName, List<Choice> roles, String state, boolean self) {}

  /** A role to choose. */
  public record Choice(String value, String label, boolean chosen) {}

  /** A link, for whom, and for how many hours it works. */
  public record Link(String name, String address, String hours) implements Serializable {}
}
