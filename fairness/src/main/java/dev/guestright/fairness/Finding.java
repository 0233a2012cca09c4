package dev.guestright.fairness;

/**
 * Something found, in words for a person who decides: who, by how much, how surely, what to try.
 *
 * @param kind what sort of finding
 * @param severity how grave
 * @param group who is affected
 * @param text the words
 */
public record Finding(Kind kind, Severity severity, Group group, String text) {

  /** How grave a finding is, by its size; its certainty is the same for all. */
  public enum Severity {
    /** A rate below four fifths of the other, or above five fourths, or ten points apart. */
    HIGH,
    /** Two points apart or more. */
    MEDIUM,
    /** Smaller, or explained by what it was compared within. */
    LOW
  }

  /** What sort of difference was found. */
  public enum Kind {
    /** Rates differ; why is not known. */
    DIFFERENCE,
    /** Rates differ, and still do like with like. */
    UNEXPLAINED,
    /** Rates differ, but not like with like. */
    EXPLAINED,
    /** Rates seem alike, but differ like with like. */
    HIDDEN,
    /** Rates differ one way, and the other way like with like. */
    REVERSED,
    /** Waits differ. */
    WAITS,
    /** The longest waits fall on some more than on others. */
    LONGEST_WAITS,
    /** A score does not mean the same for some as for others. */
    CALIBRATION,
    /** The difference between rates changes with time. */
    DRIFT
  }
}
