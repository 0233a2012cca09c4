package dev.guestright.charter;

import java.util.Optional;
import java.util.Set;

/**
 * What the door is asked: who wants which data, why, and to do what.
 *
 * @param role the role of whoever asks
 * @param purpose why
 * @param data the data points asked for
 * @param action what is to be done; with a play, one of its actions
 * @param play the play that suggests it
 */
public record UseRequest(
    String role, String purpose, Set<String> data, Optional<String> action, Optional<String> play) {

  public UseRequest {
    data = Set.copyOf(data);
  }
}
