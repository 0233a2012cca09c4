package dev.guestright.ledger;

/** What {@link LogVerifier} says of a log. */
public sealed interface Verdict {
  /**
   * Every entry, every stored hash and every checkpoint fit together, and fit what was witnessed.
   *
   * @param head the log that this was shown of
   * @param checkpoints checkpoints checked, the latest included
   * @param witnessed witnessed checkpoints that the log agrees with
   */
  record Intact(TreeHead head, long checkpoints, int witnessed) implements Verdict {}

  /**
   * Something was changed, removed, added or never signed.
   *
   * @param finding the first thing that does not fit
   * @param proven the latest signed or witnessed tree that the entries do add up to: everything
   *     before its size is as it was
   */
  record Broken(Finding finding, TreeHead proven) implements Verdict {}
}
