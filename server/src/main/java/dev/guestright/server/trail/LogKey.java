package dev.guestright.server.trail;

import dev.guestright.ledger.NoteSigner;
import dev.guestright.server.house.Keys;

/** The key with which a house signs its log's checkpoints; made at the first start. */
public final class LogKey {

  private LogKey() {}

  /** Returns the key, which carries the log's name: the charter's, as it was when it was made. */
  public static NoteSigner of(Keys keys, String charterName) {
    return NoteSigner.load(
        keys.text("log.key", () -> NoteSigner.create(charterName).privateKeyText()));
  }
}
