package dev.guestright.triage.model;

/** Told how far a long piece of work has come, so that people who wait can see it. */
@FunctionalInterface
public interface Progress {
  /** {@code done} of {@code all} steps are done. */
  void at(int done, int all);

  /** For work that nobody watches. */
  static Progress unwatched() {
    return (done, all) -> {};
  }
}
