package dev.guestright.server.privacy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a request was not done, from a list, so that every customer reads it in their language. */
public enum Reason {
  /** We looked, and what we hold is right. */
  IT_IS_RIGHT,
  /** It is somebody's opinion, and theirs to hold; the customer's own view is kept with it. */
  IT_IS_AN_OPINION,
  /** A law makes us keep it as it is (GDPR Art. 17(3)(b)). */
  THE_LAW_KEEPS_IT,
  /** We could not make sure that it was the customer who asked (GDPR Art. 12(6)). */
  WE_DO_NOT_KNOW_WHO_ASKED;

  String stored() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Reason> of(String stored) {
    return Arrays.stream(values()).filter(reason -> reason.stored().equals(stored)).findFirst();
  }
}
