package dev.guestright.server.oversight.appeal;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sees to it that somebody has each appeal. It answers none: only a person does. */
@Component
class AppealKeeper {

  private final Appeals appeals;

  AppealKeeper(Appeals appeals) {
    this.appeals = appeals;
  }

  @Scheduled(fixedDelay = 60_000, initialDelay = 15_000)
  void giveOut() {
    appeals.giveOut();
  }
}
