package dev.guestright.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A text and the signatures under it. Holding one says nothing yet: only {@link #verify} does.
 *
 * <p>Source: C2SP {@code signed-note}.
 *
 * @param text what is signed; ends in a newline
 * @param signatures one or more, in the note's order
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
  /** Bytes that a note may have: room for 16 signatures of any kind and a long text. */
  public static final int MAX_BYTES = 1_000_000;

  /** Signatures that a note may have; the specification asks for at least 16. */
  public static final int MAX_SIGNATURES = 100;

  private static final String SEPARATOR = "\n\n";

  /**
   * @throws LogFormatException when the text or the number of signatures is not a note's
   */
  public SignedNote {
    if (!text.endsWith("\n") || text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
      throw new LogFormatException("a note's text ends in a newline and has no control characters");
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new LogFormatException("a note's text is Unicode");
    }
    if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
      throw new LogFormatException("a note has 1 to " + MAX_SIGNATURES + " signatures");
    }
    signatures = List.copyOf(signatures);
  }

  /**
   * Signs a text.
   *
   * @param text ends in a newline
   * @throws LogFormatException when the text cannot be a note's
   */
  public static SignedNote sign(String text, NoteSigner signer, NoteSigner... more) {
    List<NoteSignature> signatures = new ArrayList<>();
    signatures.add(signer.sign(text));
    for (NoteSigner other : more) {
      signatures.add(other.sign(text));
    }
    return new SignedNote(text, signatures);
  }

  /**
   * Reads a note, without verifying it.
   *
   * @throws LogFormatException when the bytes are too many, not UTF-8, or not a note
   */
  public static SignedNote parse(byte[] note) {
    if (note.length > MAX_BYTES) {
      throw new LogFormatException("a note has at most " + MAX_BYTES + " bytes");
    }
    try {
      return parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(note)).toString());
    } catch (CharacterCodingException notUtf8) {
      throw new LogFormatException("a note is UTF-8");
    }
  }

  /**
   * Reads a note, without verifying it.
   *
   * @throws LogFormatException when the text is too long or not a note
   */
  public static SignedNote parse(String note) {
    if (note.length() > MAX_BYTES) {
      throw new LogFormatException("a note has at most " + MAX_BYTES + " bytes");
    }
    int separator = note.lastIndexOf(SEPARATOR);
    if (separator < 0 || !note.endsWith("\n") || separator + 2 == note.length()) {
      throw new LogFormatException("a note is a text, an empty line and signature lines");
    }
    String text = note.substring(0, separator + 1);
    String[] lines = note.substring(separator + 2, note.length() - 1).split("\n", -1);
    if (lines.length > MAX_SIGNATURES) {
      throw new LogFormatException("a note has at most " + MAX_SIGNATURES + " signatures");
    }
    List<NoteSignature> signatures = new ArrayList<>();
    for (String line : lines) {
      signatures.add(NoteSignature.parse(line));
    }
    return new SignedNote(text, signatures);
  }

  /**
   * Which of the trusted keys signed this note. Signatures by other keys are ignored, so that
   * witnesses can add theirs and keys can change.
   */
  public NoteTrust verify(Collection<NoteVerifier> trusted) {
    Set<NoteVerifier> signers = new LinkedHashSet<>();
    for (NoteSignature signature : signatures) {
      for (NoteVerifier verifier : trusted) {
        if (!verifier.made(signature)) {
          continue;
        }
        if (!verifier.verifies(text, signature)) {
          return new NoteTrust.Forged(signature.name());
        }
        signers.add(verifier);
      }
    }
    return signers.isEmpty() ? new NoteTrust.Unknown() : new NoteTrust.Signed(List.copyOf(signers));
  }

  /** The note as it is written down: text, empty line, one line a signature. */
  public String encode() {
    StringBuilder note = new StringBuilder(text).append('\n');
    signatures.forEach(signature -> note.append(signature.line()).append('\n'));
    return note.toString();
  }
}
