package dev.guestright.charter;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A suggestion that the charter describes.
 *
 * @param name its name in the charter
 * @param when the moment that it fits
 * @param purpose why it uses data
 * @param uses the data that it uses
 * @param action what it does
 * @param also what else it does
 * @param say what the customer reads, with {@code {{placeholders}}}
 */
public record Play(
    String name,
    Condition when,
    String purpose,
    Set<String> uses,
    String action,
    List<String> also,
    Text say) {

  public Play {
    uses = Set.copyOf(uses);
    also = List.copyOf(also);
  }

  /** Everything that it does. */
  public List<String> actions() {
    return Stream.concat(Stream.of(action), also.stream()).distinct().toList();
  }
}
