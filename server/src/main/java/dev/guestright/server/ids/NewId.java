package dev.guestright.server.ids;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** New identifiers: UUIDv7 (RFC 9562 §5.7), so that they sort by the time of their making. */
public final class NewId {

  private NewId() {}

  /** Returns an identifier that was never given before; later calls give greater ones. */
  public static UUID next() {
    return UuidCreator.getTimeOrderedEpochPlus1();
  }
}
