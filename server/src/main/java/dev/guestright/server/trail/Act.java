package dev.guestright.server.trail;

/** What a log entry is about. */
public enum Act {
  USE,
  OUTCOME,
  CONSENT,
  QUESTION,
  IMPORT,
  CHARTER,
  SWEEP,
  LINK,
  ERASURE,
  RESTRICTION,
  RIGHT,
  RESTORE
}
