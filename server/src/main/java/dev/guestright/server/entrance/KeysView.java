package dev.guestright.server.entrance;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * What the page of keys shows.
 *
 * @param made a new key, in the one answer that shows it
 * @param problem the key of what was wrong, or empty
 */
public record KeysView(
    List<Key> keys, List<Purpose> purposes, Optional<Made> made, String problem) {

  /** A key: what it is for and when it was used, in words. */
  public record Key(String id, String name, String shown, String purposes, String when) {}

  /** A purpose that a key can be for. */
  public record Purpose(String name, String words) {}

  /** A new key. */
  public record Made(String name, String secret) implements Serializable {}
}
