package dev.guestright.charter;

import java.util.Locale;

/**
 * What no charter can allow. Code with names, not settings: the lint fails a charter that
 * contradicts one, and the door keeps them whatever a charter says.
 */
public enum RedLine {
  /** Data is used for a declared reason that gives the customer something (GDPR Art. 5(1)(b)). */
  NO_PURPOSE_OR_BENEFIT_NO_USE,
  /** No record of a yes means no (GDPR Art. 4(11), recital 32). */
  SILENCE_IS_NO,
  /** An offer answers what the customer says now; it uses nothing that we know about them. */
  NO_OFFER_BUILT_ON_INFERRED_WORTH,
  /** Nobody is sold to while they are upset or wait for an answer to a complaint. */
  NO_OFFER_TO_SOMEONE_UPSET,
  /** Price and availability do not vary by where somebody is. */
  NO_UNDISCLOSED_CHANGE_BY_PLACE,
  /** What somebody went through or felt never counts against them, and is never made a label. */
  NO_PENALTY_FROM_HISTORY_OR_MOOD,
  /** A special category is used only on an explicit yes to that purpose (GDPR Art. 9(2)(a)). */
  SENSITIVE_ONLY_ON_EXPLICIT_CONSENT,
  /** What weighs on somebody is decided by a person (GDPR Art. 22). */
  NOTHING_SIGNIFICANT_BY_MACHINE_ALONE,
  /** Whoever asks for a person gets one. */
  A_HUMAN_ON_REQUEST;

  private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The name in findings, grounds and traces, such as {@code silence-is-no}. */
  public String id() {
    return id;
  }

  /** What it means, in words for the customer. */
  public Text words() {
    return Words.of("ground." + id);
  }
}
