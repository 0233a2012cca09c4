package dev.guestright.server.trail.witness;

import dev.guestright.ledger.SignedNote;
import dev.guestright.server.house.SignedWebhook;
import java.io.IOException;
import java.time.Clock;

/** A web address that is sent each checkpoint. Its id is the same when one is sent again. */
final class Webhook implements Place {

  private final SignedWebhook to;
  private final Clock clock;

  Webhook(SignedWebhook to, Clock clock) {
    this.to = to;
    this.clock = clock;
  }

  @Override
  public String name() {
    return to.name();
  }

  @Override
  public void send(SignedNote checkpoint, long size) throws NotSent {
    try {
      int status =
          to.send(
              "checkpoint-" + size,
              "text/plain; charset=utf-8",
              checkpoint.encode(),
              clock.instant());
      if (status < 200 || status > 299) {
        throw new NotSent(NotSent.Kind.REFUSED, Integer.toString(status));
      }
    } catch (IOException e) {
      throw new NotSent(NotSent.Kind.UNREACHABLE, e.getClass().getSimpleName());
    }
  }
}
