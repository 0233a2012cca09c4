package dev.guestright.server.privacy;

import dev.guestright.server.web.Page;
import java.time.Duration;
import java.util.Optional;

/**
 * How a customer stands in the queue for a person.
 *
 * @param place 1 is next; empty when they wait for nothing
 * @param usually within how long half of those who wrote lately had an answer; empty when too few
 *     wrote to say so
 */
record Queue(Optional<Long> place, Optional<Duration> usually) {

  /** Says how long it takes, or that nobody can say yet. */
  String time(Page page) {
    return usually
        .map(wait ->
            page.say("person.usually", page.words().waited(page.now().minus(wait), page.now())))
        .orElse(page.say("person.unknown"));
  }

  /** Says which place they have. */
  Optional<String> place(Page page) {
    return place.map(number -> page.say("person.place", number));
  }
}
