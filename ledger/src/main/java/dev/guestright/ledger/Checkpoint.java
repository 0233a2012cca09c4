package dev.guestright.ledger;

import java.util.List;

/**
 * What a log says of itself when it signs: who it is, how large it is, which root it has.
 *
 * <p>Source: C2SP {@code tlog-checkpoint}.
 *
 * @param origin the log's name, such as {@code example.com/log}; one non-empty line
 * @param head size and root
 * @param extensions further lines, opaque; the specification advises against them
 */
public record Checkpoint(String origin, TreeHead head, List<String> extensions) {
  private static final int MANDATORY_LINES = 3;

  /**
   * @throws LogFormatException when a line is empty or is more than one
   */
  public Checkpoint {
    extensions = List.copyOf(extensions);
    checkLine(origin, "origin");
    extensions.forEach(line -> checkLine(line, "extension"));
  }

  /** A checkpoint without extension lines. */
  public Checkpoint(String origin, TreeHead head) {
    this(origin, head, List.of());
  }

  private static void checkLine(String line, String what) {
    if (line.isEmpty() || line.chars().anyMatch(c -> c < ' ')) {
      throw new LogFormatException(
          "a checkpoint's " + what + " is one non-empty line without control characters");
    }
  }

  /**
   * Reads the text of a note as a checkpoint.
   *
   * @throws LogFormatException when it is not one; there is one text for each checkpoint
   */
  public static Checkpoint parse(String text) {
    if (!text.endsWith("\n")) {
      throw new LogFormatException("a checkpoint ends in a newline");
    }
    List<String> lines = List.of(text.substring(0, text.length() - 1).split("\n", -1));
    if (lines.size() < MANDATORY_LINES) {
      throw new LogFormatException("a checkpoint has origin, size and root, a line each");
    }
    TreeHead head = new TreeHead(Decimal.parse(lines.get(1), "size"), Hash.parse(lines.get(2)));
    return new Checkpoint(lines.getFirst(), head, lines.subList(MANDATORY_LINES, lines.size()));
  }

  /** The text to sign: one line each for origin, size, root and every extension. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(origin).append('\n');
    text.append(head.size()).append('\n');
    text.append(head.root().base64()).append('\n');
    extensions.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  /** The checkpoint as a note, signed. */
  public SignedNote sign(NoteSigner signer, NoteSigner... more) {
    return SignedNote.sign(text(), signer, more);
  }
}
