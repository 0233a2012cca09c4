package dev.guestright.charter;

/** How bad a finding is. */
public enum Severity {
  /** The charter cannot be used. */
  ERROR,
  /** The charter can be used, but somebody should think again. */
  WARNING,
  /** What no machine can see: a person looks before signing off. */
  NOTE
}
