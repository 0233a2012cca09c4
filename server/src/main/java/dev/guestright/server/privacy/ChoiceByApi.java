package dev.guestright.server.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A choice that another program took from a customer and passes on. A no is taken as it comes; a
 * yes only with evidence of an affirmative act, for one purpose, by a control that was not set
 * before (GDPR Art. 4(11), Art. 7; EDPB Guidelines 05/2020).
 *
 * @param answer {@code yes} or {@code no}
 * @param notice the digest of the notice that the customer read
 * @param language the language they read it in
 */
record ChoiceByApi(
    @Nullable String answer,
    @Nullable String notice,
    @Nullable String language,
    @Nullable String channel,
    @Nullable Control control) {

  private static final Set<String> ACTS =
      Set.of("button", "checkbox", "switch", "spoken", "written");

  /**
   * What the customer used.
   *
   * @param kind what it was
   * @param initially {@code unset} when nothing was chosen before they chose
   * @param purposes everything that this control said yes to
   */
  record Control(
      @Nullable String kind, @Nullable String initially, @Nullable List<String> purposes) {}

  /** One thing that is wrong: where, which rule, and what to do. */
  record Wrong(String pointer, String rule, String detail) {}

  boolean isYes() {
    return "yes".equals(answer);
  }

  /** Everything that is wrong with this as a choice for this purpose, in one go. */
  List<Wrong> wrong(String purpose, String currentNotice) {
    List<Wrong> wrong = new ArrayList<>();
    if (!isYes() && !"no".equals(answer)) {
      wrong.add(new Wrong("/answer", "yes-or-no", "Say \"yes\" or \"no\"."));
    }
    if (!isYes()) {
      return wrong;
    }
    if (!currentNotice.equals(notice)) {
      wrong.add(
          new Wrong(
              "/notice",
              "read-before-yes",
              "This is not the digest of the notice as it is now: show it, then ask again."));
    }
    if (language == null || language.isBlank()) {
      wrong.add(new Wrong("/language", "evidence", "Say in which language it was read."));
    }
    if (control == null) {
      wrong.add(
          new Wrong("/control", "affirmative-act", "A yes needs the control that it was said by."));
    } else {
      addControl(control, purpose, wrong);
    }
    return wrong;
  }

  private static void addControl(Control control, String purpose, List<Wrong> wrong) {
    if (control.kind() == null || !ACTS.contains(control.kind())) {
      wrong.add(
          new Wrong(
              "/control/kind",
              "affirmative-act",
              "One of "
                  + String.join(", ", ACTS.stream().sorted().toList())
                  + ": silence, scrolling on and closing are no acts."));
    }
    if (!"unset".equals(control.initially())) {
      wrong.add(
          new Wrong(
              "/control/initially",
              "nothing-pre-ticked",
              "Only a control that was \"unset\" can say yes."));
    }
    if (!List.of(purpose).equals(control.purposes())) {
      wrong.add(
          new Wrong(
              "/control/purposes",
              "one-purpose-one-control",
              "A control asks for one purpose, and it is the one in the address."));
    }
  }
}
