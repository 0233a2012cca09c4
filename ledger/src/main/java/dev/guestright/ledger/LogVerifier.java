package dev.guestright.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Checks a whole log with no trust in whoever keeps it.
 *
 * <p>Rebuilds every root from the entries alone and compares with it every stored hash, every
 * checkpoint that the log has kept, its latest one, and the checkpoints that somebody wrote down
 * earlier. All of these roots are of beginnings of one sequence of entries; so the checkpoints are
 * consistent with each other. Reads the log once, from its start, and keeps a few tiles in memory
 * however large it is. What it cannot see: entries after the latest checkpoint, and a log whose
 * owner rewrites it, signs it anew and shows it to nobody who has an earlier checkpoint; therefore
 * witnesses.
 *
 * <p>Source: RFC 9162 §2.1, C2SP {@code tlog-tiles} and {@code tlog-checkpoint}.
 */
public final class LogVerifier {
  private final String origin;
  private final List<NoteVerifier> trusted;
  private final List<SignedNote> witnessed;

  /** Told now and then how far a verification is. */
  @FunctionalInterface
  public interface Progress {
    /** So many entries of so many are checked. */
    void checked(long entries, long of);
  }

  /**
   * A verifier for the log of this name.
   *
   * @param origin the first line of its checkpoints
   * @param trusted the log's keys, old ones included; one of them must have signed each checkpoint
   */
  public LogVerifier(String origin, Collection<NoteVerifier> trusted) {
    this(origin, List.copyOf(trusted), List.of());
  }

  private LogVerifier(String origin, List<NoteVerifier> trusted, List<SignedNote> witnessed) {
    this.origin = origin;
    this.trusted = trusted;
    this.witnessed = witnessed;
  }

  /**
   * The same verifier, that also holds the log against checkpoints written down earlier. They are
   * believed as they are, signed or not: they are the caller's own.
   *
   * @throws LogFormatException when a note is no checkpoint, or one of another log
   */
  public LogVerifier witnessed(Collection<SignedNote> checkpoints) {
    List<SignedNote> all = new ArrayList<>(witnessed);
    for (SignedNote note : checkpoints) {
      if (!Checkpoint.parse(note.text()).origin().equals(origin)) {
        throw new LogFormatException("a witnessed checkpoint is of another log");
      }
      all.add(note);
    }
    all.sort(Comparator.comparingLong(note -> Checkpoint.parse(note.text()).head().size()));
    return new LogVerifier(origin, trusted, List.copyOf(all));
  }

  /**
   * Checks everything.
   *
   * @throws java.io.UncheckedIOException when the source cannot be read
   */
  public Verdict verify(LogSource source) {
    return verify(source, (entries, of) -> {});
  }

  /**
   * Checks everything and says how far it is.
   *
   * @throws java.io.UncheckedIOException when the source cannot be read
   */
  public Verdict verify(LogSource source, Progress progress) {
    return new Verification(origin, trusted, witnessed, source, progress).run();
  }
}
