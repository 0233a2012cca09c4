package dev.guestright.server.identity;

import java.util.Arrays;

/** What a member of staff is here for. The names are the ones that a charter's purposes list. */
public enum Role {
  AGENT("agent"),
  LEAD("lead"),
  DATA_PROTECTION_OFFICER("data-protection-officer");

  private final String charterName;

  Role(String charterName) {
    this.charterName = charterName;
  }

  public String charterName() {
    return charterName;
  }

  /** Returns the role of this name, which the database holds. */
  public static Role named(String charterName) {
    return Arrays.stream(values())
        .filter(role -> role.charterName.equals(charterName))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "No role '" + charterName + "'; there are " + Arrays.toString(values())));
  }
}
