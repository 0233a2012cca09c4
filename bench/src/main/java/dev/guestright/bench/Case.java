package dev.guestright.bench;

import dev.guestright.charter.CustomerState;
import dev.guestright.charter.Moment;
import dev.guestright.charter.UseRequest;
import java.util.HashSet;
import java.util.Set;

/** One raw request, as every engine gets it: turning it into an engine's own form is timed too. */
record Case(UseRequest use, CustomerState customer, Moment moment) {

  /** What is asked for and not restricted, for engines whose language cannot subtract. */
  Set<String> free() {
    if (customer.restricted().isEmpty()) {
      return use.data();
    }
    Set<String> free = new HashSet<>(use.data());
    free.removeAll(customer.restricted());
    return free;
  }
}
