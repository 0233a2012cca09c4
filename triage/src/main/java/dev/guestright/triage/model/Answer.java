package dev.guestright.triage.model;

/** What to do with what a model says of a text. */
public sealed interface Answer {

  /** What the model would say, followed or not. */
  Prediction prediction();

  /** The model may be followed. */
  record Sure(Prediction prediction) implements Answer {}

  /** A person decides. */
  record ForPeople(Prediction prediction, Why why) implements Answer {}

  /** Why a person decides. */
  enum Why {
    /** Answers of this confidence are wrong too often. */
    UNSURE,
    /** The model was found to be clearly worse in the text's language than in its best one. */
    WORSE_IN_THIS_LANGUAGE
  }
}
