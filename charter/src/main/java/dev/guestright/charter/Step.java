package dev.guestright.charter;

import org.jspecify.annotations.Nullable;

/**
 * One thing that the door looks at. A step either decides or passes the inquiry on; only when all
 * have passed it on is there a permit.
 */
interface Step {
  /** The decision, or null to look further. */
  @Nullable Decision look(Inquiry inquiry);

  /** The steps in the order in which they are taken: what is unknown first, the customer last. */
  enum Order {
    REASON(Knowns::reason),
    ROLE(Knowns::role),
    DATA(Knowns::data),
    ACTION(Knowns::action),
    PLAY(Knowns::play),
    HUMAN_ON_REQUEST(Limits::humanOnRequest),
    OFFERS(Limits::offers),
    BURDENS(Limits::burdens),
    HOUSE_RULES(Limits::houseRules),
    MOMENT(Fit::moment),
    COVERAGE(Fit::coverage),
    LEARNING(Fit::learning),
    CONSENT(Fit::consent),
    PEOPLE_DECIDE(Limits::peopleDecide);

    final Step step;

    Order(Step step) {
      this.step = step;
    }

    /** The name in traces. */
    String word() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }
}
