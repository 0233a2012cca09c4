package dev.guestright.server.trail;

/** What a log entry is about. */
public enum Act {
  USE,
  OUTCOME,
  CONSENT,
  QUESTION,
  ROUTE,
  IMPORT,
  CHARTER,
  SWEEP,
  LOCKED_OPENED,
  LINK,
  CORRECTION,
  ERASURE,
  EXPORT,
  RESTRICTION,
  RIGHT,
  REVIEW,
  OVERRIDE,
  APPEAL,
  MODEL,
  STAFF,
  KEY,
  BACKUP,
  RESTORE,
  FINDING,
  BIAS_AUDIT,
  ACCESS_REVIEW,
  MASTER_KEY
}
