package dev.guestright.ledger;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One run of {@link LogVerifier}: walks from checkpoint to checkpoint, oldest first. */
final class Verification {
  private final String origin;
  private final List<NoteVerifier> trusted;
  private final List<SignedNote> witnessed;
  private final LogSource source;
  private final LogVerifier.Progress progress;
  private int witnessesMet;
  private long checkpoints;
  private TreeHead proven = new TreeHead(0, Merkle.EMPTY_ROOT);

  Verification(
      String origin,
      List<NoteVerifier> trusted,
      List<SignedNote> witnessed,
      LogSource source,
      LogVerifier.Progress progress) {
    this.origin = origin;
    this.trusted = trusted;
    this.witnessed = witnessed;
    this.source = source;
    this.progress = progress;
  }

  Verdict run() {
    try {
      return walk();
    } catch (Found found) {
      return new Verdict.Broken(found.finding, proven);
    }
  }

  private Verdict walk() {
    Checkpoint latest = accept(source.checkpoint(), Finding.CheckpointRefused.LATEST);
    try (Rebuild rebuild = new Rebuild(source, latest.head().size(), progress)) {
      archive(rebuild, latest);
      reach(rebuild, latest, Finding.CheckpointRefused.LATEST);
    }
    if (witnessesMet < witnessed.size()) {
      // What is left is of a larger log than there is now.
      throw contradicted(latest.head().size());
    }
    progress.checked(latest.head().size(), latest.head().size());
    return new Verdict.Intact(latest.head(), checkpoints, witnessesMet);
  }

  private void archive(Rebuild rebuild, Checkpoint latest) {
    try (Stream<String> archive = source.checkpoints()) {
      Iterator<String> notes = archive.iterator();
      long size = 0;
      for (long number = 0; next(notes, number); number++) {
        Checkpoint checkpoint = accept(Optional.of(notes.next()), number);
        if (checkpoint.head().size() < size) {
          throw refused(number, Refusal.OUT_OF_ORDER);
        }
        if (checkpoint.head().size() > latest.head().size()) {
          throw refused(number, Refusal.BEYOND_LATEST);
        }
        size = checkpoint.head().size();
        reach(rebuild, checkpoint, number);
      }
    }
  }

  private boolean next(Iterator<String> notes, long number) {
    try {
      return notes.hasNext();
    } catch (LogFormatException tooLong) {
      throw refused(number, Refusal.UNREADABLE);
    }
  }

  private Checkpoint accept(Optional<String> text, long number) {
    SignedNote note;
    Checkpoint checkpoint;
    try {
      note = SignedNote.parse(text.orElseThrow(() -> refused(number, Refusal.MISSING)));
      checkpoint = Checkpoint.parse(note.text());
    } catch (LogFormatException unreadable) {
      throw refused(number, Refusal.UNREADABLE);
    }
    switch (note.verify(trusted)) {
      case NoteTrust.Forged _ -> throw refused(number, Refusal.FORGED);
      case NoteTrust.Unknown _ -> throw refused(number, Refusal.UNKNOWN_KEY);
      case NoteTrust.Signed _ -> checkpoints++;
    }
    if (!checkpoint.origin().equals(origin)) {
      throw refused(number, Refusal.OTHER_ORIGIN);
    }
    return checkpoint;
  }

  /** Rebuilds up to a signed checkpoint, and holds it against the witnesses on the way. */
  private void reach(Rebuild rebuild, Checkpoint signed, long number) {
    while (witnessesMet < witnessed.size() && witness().head().size() <= signed.head().size()) {
      if (!addsUpTo(rebuild, witness().head())) {
        rebuild.doubt().filter(doubt -> doubt.level() == 0).ifPresent(this::changed);
        throw contradicted(proven.size());
      }
      witnessesMet++;
    }
    if (!addsUpTo(rebuild, signed.head())) {
      if (signed.head().size() == proven.size()) {
        throw refused(number, Refusal.SPLIT_VIEW);
      }
      throw new Found(rewritten(rebuild.doubt(), signed));
    }
  }

  private boolean addsUpTo(Rebuild rebuild, TreeHead head) {
    if (!rebuild.rootAt(head.size()).equals(head.root())) {
      return false;
    }
    proven = head;
    rebuild.hashInDoubt().ifPresent(this::fail);
    return true;
  }

  private void changed(TileHash leaf) {
    fail(new Finding.EntryChanged(leaf.index()));
  }

  private Finding rewritten(Optional<TileHash> doubt, Checkpoint signed) {
    long first = proven.size();
    long last = signed.head().size() - 1;
    if (doubt.isPresent()) {
      TileHash hash = doubt.get();
      if (hash.level() == 0) {
        return new Finding.EntryChanged(hash.index());
      }
      int height = hash.level() * Tile.HEIGHT;
      first = Math.max(first, hash.index() << height);
      last = Math.min(last, (hash.index() + 1 << height) - 1);
    }
    return new Finding.HistoryRewritten(first, last, signed);
  }

  private void fail(Finding finding) {
    throw new Found(finding);
  }

  private Checkpoint witness() {
    return Checkpoint.parse(witnessed.get(witnessesMet).text());
  }

  private Found contradicted(long first) {
    boolean signed = witnessed.get(witnessesMet).verify(trusted) instanceof NoteTrust.Signed;
    long last = Math.max(first, witness().head().size() - 1);
    return new Found(new Finding.WitnessContradicted(first, last, witness(), signed));
  }

  private Found refused(long number, Refusal why) {
    return new Found(new Finding.CheckpointRefused(number, proven.size(), why));
  }

  /** Leaves the walk with its answer; never leaves the package. */
  static final class Found extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial")
    final Finding finding;

    Found(Finding finding) {
      super(null, null, false, false);
      this.finding = finding;
    }
  }
}
