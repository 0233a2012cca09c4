package dev.guestright.server.oversight.review;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sees to it that leads hear of what is late. It decides nothing: only a person does. */
@Component
class ReviewKeeper {

  private final Reviews reviews;

  ReviewKeeper(Reviews reviews) {
    this.reviews = reviews;
  }

  @Scheduled(fixedDelay = 60_000, initialDelay = 20_000)
  void escalate() {
    reviews.escalate();
  }
}
