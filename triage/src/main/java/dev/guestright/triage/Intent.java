package dev.guestright.triage;

import java.util.Locale;

/** What a message asks for: a closed list, which rules and intake forms name. */
public enum Intent {
  /** To put something new to use for the first time. */
  SETUP,
  /** How to do something with what works already. */
  HOW_TO,
  /** Cannot sign in. */
  LOGIN_PROBLEM,
  /** An invoice, a charge, a way to pay. */
  BILLING,
  /** Where an order is, or how it arrived. */
  DELIVERY,
  /** To send something back, or to get money back. */
  RETURN_OR_REFUND,
  /** Something no longer works. */
  FAULT,
  /** About how the customer was treated. */
  COMPLAINT,
  /** To correct or change what the account says. */
  ACCOUNT_CHANGE,
  /** To end a contract, a plan or an order. */
  CANCEL,
  /** Somebody has died. */
  BEREAVEMENT,
  /** None of these, or not sure enough. */
  OTHER;

  /** The name in charters, files and APIs: {@code login-problem}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The intent with this label.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Intent of(String label) {
    for (Intent intent : values()) {
      if (intent.label().equals(label)) {
        return intent;
      }
    }
    throw new IllegalArgumentException("There is no intent called " + label);
  }
}
