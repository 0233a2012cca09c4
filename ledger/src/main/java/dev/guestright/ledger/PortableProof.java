package dev.guestright.ledger;

import java.util.Collection;
import java.util.List;

/**
 * One text that proves, years later and offline, that an entry is in the log: the inclusion proof
 * and the signed checkpoint together.
 *
 * <p>Source: C2SP {@code tlog-proof}. An {@code extra} line is accepted and dropped: nothing
 * vouches for it.
 *
 * @param inclusion the entry's path
 * @param checkpoint the signed checkpoint of the tree that the path is in
 */
public record PortableProof(InclusionProof inclusion, SignedNote checkpoint) {
  private static final String HEADER = "c2sp.org/tlog-proof@v1";
  private static final String INDEX = "index ";
  private static final String EXTRA = "extra ";

  /**
   * @throws LogFormatException when the note is no checkpoint, or one of another size
   */
  public PortableProof {
    if (Checkpoint.parse(checkpoint.text()).head().size() != inclusion.size()) {
      throw new LogFormatException("the proof and its checkpoint are of trees of another size");
    }
  }

  /**
   * Reads a proof, without verifying it.
   *
   * @throws LogFormatException when it is not one
   */
  public static PortableProof parse(String text) {
    int end = text.indexOf("\n\n");
    if (text.length() > SignedNote.MAX_BYTES || end < 0) {
      throw new LogFormatException("a proof is a path, an empty line and a checkpoint");
    }
    List<String> lines = List.of(text.substring(0, end).split("\n", -1));
    int at = 1;
    if (lines.size() > at && lines.get(at).startsWith(EXTRA)) {
      Base64Text.decode(lines.get(at).substring(EXTRA.length()), "extra data");
      at++;
    }
    if (!lines.getFirst().equals(HEADER)
        || lines.size() <= at
        || !lines.get(at).startsWith(INDEX)) {
      throw new LogFormatException("a proof starts with " + HEADER + " and an index line");
    }
    long index = Decimal.parse(lines.get(at).substring(INDEX.length()), "a proof's index");
    List<Hash> path = lines.stream().skip(at + 1L).map(Hash::parse).toList();
    SignedNote note = SignedNote.parse(text.substring(end + 2));
    long size = Checkpoint.parse(note.text()).head().size();
    return new PortableProof(new InclusionProof(index, size, path), note);
  }

  /** The proof as text, to be kept as a {@code .tlog-proof} file. */
  public String encode() {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    text.append(INDEX).append(inclusion.index()).append('\n');
    inclusion.path().forEach(hash -> text.append(hash.base64()).append('\n'));
    return text.append('\n').append(checkpoint.encode()).toString();
  }

  /**
   * Whether one of these keys, in the name of this log, vouches that exactly this entry is in it.
   *
   * @param origin the log's name
   * @param trusted the log's keys
   */
  public boolean proves(byte[] entry, String origin, Collection<NoteVerifier> trusted) {
    Checkpoint signed = Checkpoint.parse(checkpoint.text());
    return checkpoint.verify(trusted) instanceof NoteTrust.Signed
        && signed.origin().equals(origin)
        && inclusion.proves(Merkle.leaf(entry), signed.head().root());
  }
}
