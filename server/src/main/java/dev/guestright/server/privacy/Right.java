package dev.guestright.server.privacy;

import java.util.Locale;

/** The rights that a customer has over what is held about them. */
public enum Right {
  /** GDPR Art. 15. */
  SEE,
  /** GDPR Art. 16. */
  CORRECT,
  /** GDPR Art. 20. */
  TAKE,
  /** GDPR Art. 17. */
  ERASE,
  /** GDPR Art. 18. */
  RESTRICT,
  /** GDPR Art. 21. */
  OBJECT;

  String stored() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Right of(String stored) {
    return valueOf(stored.toUpperCase(Locale.ROOT));
  }
}
