package dev.guestright.ledger;

/** The first thing in a log that does not fit, and where. */
public sealed interface Finding {
  /** The first position, counted from 0, that this finding throws doubt on. */
  long first();

  /** The finding for a person: what, where, what it means. */
  String inWords();

  /** The entry at this position is not the one that was logged. */
  record EntryChanged(long first) implements Finding {
    @Override
    public String inWords() {
      return "Entry "
          + first
          + " is not the one that was logged: it was changed, moved, added, or one before it was"
          + " removed.";
    }
  }

  /** The log has signed for an entry at this position, and it is not there or cut off. */
  record EntryMissing(long first) implements Finding {
    @Override
    public String inWords() {
      return "Entry " + first + " is missing or cut off, although the log has signed for it.";
    }
  }

  /** There are more entries than the log has signed for; this is the first of them. */
  record EntryAdded(long first) implements Finding {
    @Override
    public String inWords() {
      return "Entry " + first + " was added: its bundle has more entries than the log signed for.";
    }
  }

  /** The entries are as signed, and this stored hash of them is not. */
  record HashChanged(Tile tile, int place) implements Finding {
    @Override
    public long first() {
      return tile.index() * Tile.WIDTH + place << tile.level() * Tile.HEIGHT;
    }

    @Override
    public String inWords() {
      return "Hash "
          + place
          + " of "
          + tile.path()
          + " was changed; the entries from "
          + first()
          + " on that it stands for are as they were signed.";
    }
  }

  /** A tile of stored hashes is missing or cut off. */
  record HashesMissing(Tile tile) implements Finding {
    @Override
    public long first() {
      return tile.index() * Tile.WIDTH << tile.level() * Tile.HEIGHT;
    }

    @Override
    public String inWords() {
      return tile.path() + ", which stands for entries from " + first() + " on, is not whole.";
    }
  }

  /**
   * The entries in this range and their stored hashes agree with each other, and not with what the
   * log signed: both were rewritten.
   */
  record HistoryRewritten(long first, long last, Checkpoint signed) implements Finding {
    @Override
    public String inWords() {
      return "Between entries "
          + first
          + " and "
          + last
          + " history was rewritten: they do not add up to the root that the log signed at size "
          + signed.head().size()
          + ".";
    }
  }

  /**
   * A checkpoint of the log's own cannot be relied on.
   *
   * @param number its place in the archive, from 0; {@link #LATEST} for the latest one
   * @param first entries before this are covered by the checkpoint before it
   * @param why what is wrong with it
   */
  record CheckpointRefused(long number, long first, Refusal why) implements Finding {
    /** The number of the latest checkpoint, which is published outside of the archive. */
    public static final long LATEST = -1;

    @Override
    public String inWords() {
      String which = number == LATEST ? "The latest checkpoint" : "Checkpoint " + number;
      return which + " " + why.inWords() + ".";
    }
  }

  /**
   * The log is not the one that somebody saw.
   *
   * @param first entries before this are as they were
   * @param last the last entry that the witness saw
   * @param witnessed what they saw
   * @param signed whether a trusted key of the log signed what they saw: then the log's owner has
   *     shown two histories, and this is the evidence
   */
  record WitnessContradicted(long first, long last, Checkpoint witnessed, boolean signed)
      implements Finding {
    @Override
    public String inWords() {
      return "The log contradicts the checkpoint of size "
          + witnessed.head().size()
          + " that was witnessed"
          + (signed ? " and carries the log's own signature" : "")
          + ": something from entry "
          + first
          + " on was rewritten or removed.";
    }
  }
}
