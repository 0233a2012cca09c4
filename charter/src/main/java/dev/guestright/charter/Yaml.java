package dev.guestright.charter;

import java.util.List;

/** A YAML tree in which everything knows its place. Scalars stay text: no surprises such as NO. */
sealed interface Yaml {
  Spot spot();

  /** What it is, for a message. */
  default String kind() {
    return switch (this) {
      case Scalar scalar -> "a value";
      case Listing listing -> "a list";
      case Mapping mapping -> "a section with keys";
    };
  }

  /**
   * A text.
   *
   * @param quoted whether it is in quotes, so that its text begins one column later
   */
  record Scalar(Spot spot, String value, boolean quoted, boolean block) implements Yaml {}

  /** A list. */
  record Listing(Spot spot, List<Yaml> items) implements Yaml {}

  /** Keys and values, in the order of the file. */
  record Mapping(Spot spot, List<Entry> entries) implements Yaml {}

  /** One key with its value. */
  record Entry(Scalar key, Yaml value) {}
}
