package dev.guestright.server.identity;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What a member of staff, or a program, is here for. The names are the ones that a charter's
 * purposes list. What each may do stands in one table, {@code web.Access}.
 */
public enum Role {
  /** Answers customers. */
  AGENT("agent"),
  /** Answers customers, and sees how data is used. */
  LEAD("lead"),
  /** Decides, as a person, what a machine must not: reviews and appeals. */
  REVIEWER("reviewer"),
  /** Checks figures, rules and the log; sees no customer. */
  AUDITOR("auditor"),
  /** Answers for data protection. */
  DATA_PROTECTION_OFFICER("data-protection-officer"),
  /** Runs the machine: accounts and keys. Sees no customer's data. */
  ADMINISTRATOR("administrator"),
  /** A program with a key, for the purposes that the key names. It cannot sign in. */
  API_CLIENT("api-client");

  private final String charterName;

  Role(String charterName) {
    this.charterName = charterName;
  }

  public String charterName() {
    return charterName;
  }

  /**
   * Returns the role of this name, which the database holds.
   *
   * @throws IllegalArgumentException when there is none; the text lists those that there are
   */
  public static Role named(String charterName) {
    return Arrays.stream(values())
        .filter(role -> role.charterName.equals(charterName))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "No role '"
                    + charterName
                    + "'; there are "
                    + Arrays.stream(values())
                        .map(Role::charterName)
                        .collect(Collectors.joining(", "))));
  }
}
