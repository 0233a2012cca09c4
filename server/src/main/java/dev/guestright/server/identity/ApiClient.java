package dev.guestright.server.identity;

import java.util.Set;

/**
 * A program that showed a good key, and the purposes that the key is for. To a charter it is an
 * assistant; to the door it is one more who asks.
 */
public record ApiClient(Actor.Staff program, Set<String> purposes) {

  public ApiClient {
    purposes = Set.copyOf(purposes);
  }
}
