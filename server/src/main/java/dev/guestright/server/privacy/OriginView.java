package dev.guestright.server.privacy;

import java.util.List;
import java.util.Optional;

/**
 * How one thing about a customer is known: each value with where it came from, what it is for, and
 * who used it.
 */
public record OriginView(
    String says,
    List<Value> values,
    List<String> purposes,
    String correcting,
    String useAddress,
    Optional<String> unusedSince,
    List<String> law,
    List<MeView.Day> days) {

  /** One value; {@code correct} is where to send what is right. */
  public record Value(String id, String text, String origin, String correct) {}
}
