package dev.guestright.server.trail.witness;

import dev.guestright.ledger.SignedNote;

/** Somewhere outside that keeps our checkpoints. */
public interface Place {

  /** What people call it: an address or a path, with no secret in it. */
  String name();

  /**
   * Hands a checkpoint over. When this returns, the place has it.
   *
   * @param size how many entries it covers
   * @throws NotSent when it has not, and somebody should know why
   */
  void send(SignedNote checkpoint, long size) throws NotSent;

  /** Why a place did not get a checkpoint. */
  final class NotSent extends Exception {
    private static final long serialVersionUID = 1L;

    /** The kinds of trouble that people are told apart. */
    public enum Kind {
      /** Nobody answered, or not in time. */
      UNREACHABLE,
      /** Somebody answered, and did not take it. */
      REFUSED,
      /** The file could not be written. */
      NOT_WRITTEN
    }

    private final Kind kind;

    NotSent(Kind kind, String detail) {
      super(detail);
      this.kind = kind;
    }

    public Kind kind() {
      return kind;
    }
  }
}
