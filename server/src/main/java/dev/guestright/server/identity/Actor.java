package dev.guestright.server.identity;

import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.StaffId;

/** Who uses data: a member of staff, or the customer whose data it is. */
public sealed interface Actor {

  /**
   * A member of staff, or a program, at work. A lead helps customers as an agent does; a program is
   * what a charter calls an assistant.
   */
  record Staff(StaffId id, String displayName, Role role) implements Actor {

    /** The role that the charter's purposes know. */
    public String charterRole() {
      return switch (role) {
        case AGENT, LEAD -> Role.AGENT.charterName();
        case API_CLIENT -> "assistant";
        case REVIEWER, AUDITOR, DATA_PROTECTION_OFFICER, ADMINISTRATOR -> role.charterName();
      };
    }
  }

  /** The customer, looking at what is held about them (GDPR Art. 15). */
  record Subject(CustomerId id) implements Actor {}
}
