package dev.guestright.bench;

import dev.guestright.charter.Charter;
import dev.guestright.charter.Decision;
import dev.guestright.charter.Door;

/** What is compared. */
final class GuestrightDoor implements Engine {
  private final Door door;

  GuestrightDoor(Charter charter) {
    door = Door.of(charter);
  }

  @Override
  public Object decide(Case asked) {
    return door.decide(asked.use(), asked.customer(), asked.moment());
  }

  @Override
  public boolean permits(Object answer) {
    return answer instanceof Decision.Permit;
  }
}
