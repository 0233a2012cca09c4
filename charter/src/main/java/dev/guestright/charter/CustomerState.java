package dev.guestright.charter;

import java.util.Map;

/**
 * What the door knows about the customer: their choices, their language, whether they are a minor.
 *
 * @param choices the latest choice by purpose; no entry means never asked, which means no
 * @param language the BCP 47 tag of the language that they read
 * @param minor whether they are too young to consent alone (GDPR Art. 8)
 */
public record CustomerState(Map<String, Choice> choices, String language, boolean minor) {

  public CustomerState {
    choices = Map.copyOf(choices);
  }
}
