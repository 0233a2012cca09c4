package dev.guestright.ledger;

import java.util.List;

/** What the trusted keys say of a note. Source: C2SP {@code signed-note}, "Signatures". */
public sealed interface NoteTrust {
  /**
   * At least one trusted key signed this very text.
   *
   * @param by the keys that did, each once
   */
  record Signed(List<NoteVerifier> by) implements NoteTrust {}

  /**
   * A signature carries a trusted key's name and id, and is not by that key: the text or the
   * signature was changed.
   *
   * @param name the key's name
   */
  record Forged(String name) implements NoteTrust {}

  /** No trusted key signed it. */
  record Unknown() implements NoteTrust {}
}
