package dev.guestright.charter;

/** What whoever receives data owes the customer for it. */
public enum Duty {
  /** The reply carries a receipt that names what was used, why, and how to say no. */
  SHOW_RECEIPT,
  /**
   * The data may be read inside the gateway to learn the moment's signals, and for nothing else: no
   * person and no model sees it, and nothing is done before the door has been asked again.
   */
  LEARN_ONLY
}
