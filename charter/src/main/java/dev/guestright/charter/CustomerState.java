package dev.guestright.charter;

import java.util.Map;
import java.util.Set;

/**
 * What the door knows about the customer: their choices, their language, whether they are a minor.
 *
 * @param choices the latest choice by purpose; no entry means never asked, which means no. A no to
 *     a purpose that is told and not asked is an objection (GDPR Art. 21)
 * @param language the BCP 47 tag of the language that they read
 * @param minor whether they are too young to consent alone (GDPR Art. 8)
 * @param restricted the data points that stay and are not used (GDPR Art. 18)
 */
public record CustomerState(
    Map<String, Choice> choices, String language, boolean minor, Set<String> restricted) {

  public CustomerState {
    choices = Map.copyOf(choices);
    restricted = Set.copyOf(restricted);
  }

  /** A customer who has restricted nothing. */
  public CustomerState(Map<String, Choice> choices, String language, boolean minor) {
    this(choices, language, minor, Set.of());
  }
}
