package dev.guestright.charter;

import static dev.guestright.charter.DoorTest.assertRefused;
import static dev.guestright.charter.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A play first learns what its data tells, inside the gateway; only then is it tried. */
class PlayInTwoStepsTest {
  private final Charter charter = Northwind.charter();

  @Test
  void theDataMayBeReadToLearnWhetherThePlayFitsButNothingIsDoneYet() {
    Decision decision = setupGuide().while_(Signal.INTENT, "setup").decided();

    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Permit.class,
            permit -> {
              assertThat(permit.released()).containsExactly("purchase_history");
              assertThat(permit.duties()).containsExactly(Duty.LEARN_ONLY);
              assertThat(permit.mayAct()).isFalse();
            });
  }

  @Test
  void onceTheMomentIsKnownAPlayThatFitsMayAct() {
    Decision decision =
        setupGuide().while_(Signal.INTENT, "setup").while_(Signal.DAYS_SINCE_PURCHASE, 3).decided();

    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Permit.class,
            permit -> {
              assertThat(permit.mayAct()).isTrue();
              assertThat(permit.duties()).containsExactly(Duty.SHOW_RECEIPT);
            });
  }

  @Test
  void aPlayThatCannotFitNeverTouchesTheData() {
    assertRefused(setupGuide().while_(Signal.INTENT, "refund").decided(), "does-not-fit");
  }

  @Test
  void aPlayThatTurnsOutNotToFitIsRefused() {
    assertRefused(
        setupGuide()
            .while_(Signal.INTENT, "setup")
            .while_(Signal.DAYS_SINCE_PURCHASE, 31)
            .decided(),
        "does-not-fit");
  }

  @Test
  void whatTheMessageItselfShouldShowMustBeKnown() {
    assertRefused(setupGuide().nothingIsKnownOfTheMoment().decided(), "moment-not-known");
  }

  @Test
  void thereIsNothingToLearnWithoutTheData() {
    assertRefused(
        given(charter)
            .saidYesTo("setup-help")
            .to("setup-help")
            .playing("setup-guide")
            .while_(Signal.INTENT, "setup")
            .decided(),
        "moment-not-known");
  }

  @Test
  void learningNeedsAYesLikeAnyOtherUse() {
    assertThat(
            given(charter)
                .to("setup-help")
                .playing("setup-guide")
                .using("purchase_history")
                .while_(Signal.INTENT, "setup")
                .decided())
        .isInstanceOf(Decision.AskFirst.class);
  }

  private Story setupGuide() {
    return given(charter)
        .saidYesTo("setup-help")
        .to("setup-help")
        .playing("setup-guide")
        .doing("link_setup_guide")
        .using("purchase_history");
  }
}
