package dev.guestright.charter;

import java.util.Locale;

/** What an action does to the customer, seen from the customer's side. */
public enum Effect {
  /** Leaves the customer better off. */
  HELPS,
  /** Neither better nor worse. */
  NEUTRAL,
  /** Tries to sell something. */
  COMMERCIAL,
  /** Costs the customer something: time, money, access, standing. */
  BURDENS;

  /** The word in a charter file. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
