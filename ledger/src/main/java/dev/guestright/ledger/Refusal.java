package dev.guestright.ledger;

/** Why a log's own checkpoint cannot be relied on. */
public enum Refusal {
  /** There is none. */
  MISSING("is missing"),
  /** It is not a signed note with a checkpoint in it. */
  UNREADABLE("is not a checkpoint"),
  /** It has another log's name. */
  OTHER_ORIGIN("is of another log"),
  /** No trusted key signed it. */
  UNKNOWN_KEY("is not signed by a trusted key"),
  /** It has a trusted key's name and id on a signature that this key did not make. */
  FORGED("has a forged signature: it was changed after it was signed"),
  /** It is of a smaller tree than the one before it. */
  OUT_OF_ORDER("is of a smaller log than the one before it"),
  /** It has another root than an earlier one of the same size, or none that the empty log has. */
  SPLIT_VIEW("contradicts what was signed or seen at the same size: there are two histories"),
  /** It is of a larger tree than the latest checkpoint: the log was cut off. */
  BEYOND_LATEST("is of a larger log than the latest checkpoint: the log was cut off");

  private final String words;

  Refusal(String words) {
    this.words = words;
  }

  String inWords() {
    return words;
  }
}
