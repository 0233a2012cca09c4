package dev.guestright.bench;

/** Something that decides cases. */
interface Engine {

  /** The engine's own answer, which the benchmark keeps from being optimised away. */
  Object decide(Case asked);

  /** Whether that answer is a permit: what all engines can say. */
  boolean permits(Object answer);

  /** An engine whose answer is a boolean. */
  interface YesOrNo extends Engine {
    boolean isPermitted(Case asked);

    @Override
    default Object decide(Case asked) {
      return isPermitted(asked);
    }

    @Override
    default boolean permits(Object answer) {
      return (Boolean) answer;
    }
  }
}
