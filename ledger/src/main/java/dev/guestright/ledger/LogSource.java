package dev.guestright.ledger;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * A whole log as its owner publishes it: entries, stored hashes and checkpoints.
 *
 * <p>Nothing that comes from it is trusted; {@link LogVerifier} finds what does not fit. A source
 * gives what it has, even when that is too little, too much or broken, and throws only {@link
 * java.io.UncheckedIOException}, when it cannot be read now.
 */
public interface LogSource extends TileSource {
  /**
   * The entries of one bundle, as {@link Bundle#encode} writes them, in the order of their
   * positions.
   *
   * @return a fresh array, which the reader may write to; empty when the source does not hold this
   *     bundle in this width; the reader then asks for the full one
   */
  Optional<byte[]> bundle(Bundle bundle);

  /**
   * Whether many threads may read tiles and bundles at the same time; a verifier then does. One
   * connection to a database, for example, cannot.
   */
  default boolean manyAtOnce() {
    return false;
  }

  /** The latest checkpoint, a signed note. */
  Optional<String> checkpoint();

  /**
   * Every checkpoint that the log has kept, signed notes from the oldest to the newest; none when
   * it keeps no archive. The reader closes the stream.
   */
  Stream<String> checkpoints();
}
