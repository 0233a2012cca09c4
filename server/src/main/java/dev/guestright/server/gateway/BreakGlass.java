package dev.guestright.server.gateway;

import java.util.Locale;
import java.util.Optional;

/**
 * Why somebody looks at a customer's data outside of any conversation. A list and no free text: the
 * customer reads it in their own language, and nothing about them is written into it.
 */
public enum BreakGlass {
  /** The customer is on the phone, or stands at the counter. */
  CUSTOMER_IS_HERE,
  /** Somebody could come to harm. */
  SAFETY,
  /** A law or a court asks for it. */
  LAW,
  /** Something is broken, and their case shows how. */
  FAULT;

  /** What such a use's record names as its ground begins with this. */
  public static final String GROUND = "break-glass:";

  /** The ground that a use record names. */
  public String ground() {
    return GROUND + named();
  }

  public String named() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the reason of this name, if it is one. */
  public static Optional<BreakGlass> named(String name) {
    for (BreakGlass reason : values()) {
      if (reason.named().equals(name)) {
        return Optional.of(reason);
      }
    }
    return Optional.empty();
  }

  /** Returns the reason that a use record's ground names, if it names one. */
  public static Optional<BreakGlass> inGround(String ground) {
    return ground.startsWith(GROUND) ? named(ground.substring(GROUND.length())) : Optional.empty();
  }
}
