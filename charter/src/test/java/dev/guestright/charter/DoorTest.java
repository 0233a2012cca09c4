package dev.guestright.charter;

import static dev.guestright.charter.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Period;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.Test;

class DoorTest {
  private final Charter charter = Northwind.charter();

  @Test
  void whoeverNeverSaidYesIsAskedFirst() {
    Decision decision = given(charter).to("setup-help").using("purchase_history").decided();

    assertThat(decision).isInstanceOf(Decision.AskFirst.class);
    assertThat(((Decision.AskFirst) decision).notice()).isEqualTo(charter.notice("setup-help"));
    assertThat(decision.explanation("en")).contains("May we look at what you bought");
    assertThat(decision.explanation("de")).contains("Dürfen wir Ihre Einkäufe ansehen");
  }

  @Test
  void aYesOpensWhatItWasSaidToAndNothingElse() {
    Decision.Permit permit =
        permit(
            given(charter)
                .saidYesTo("setup-help")
                .to("setup-help")
                .using("purchase_history", "email")
                .decided());

    assertThat(permit.released()).containsExactly("purchase_history");
    assertThat(permit.withheld().get("email"))
        .extracting(Ground::name)
        .isEqualTo("purpose-does-not-cover");
    assertThat(permit.duties()).containsExactly(Duty.SHOW_RECEIPT);
    assertThat(permit.explanation("en"))
        .contains("The right guide")
        .contains("What you bought, and when")
        .contains("You said yes on November 8, 2026.")
        .contains("We did not use: Your e-mail address.");
  }

  @Test
  void aCustomerWhoSaysNoIsNotAskedAgainForAMonth() {
    assertRefused(
        given(charter)
            .saidNoTo("setup-help", Period.ofDays(20))
            .to("setup-help")
            .using("purchase_history")
            .decided(),
        "customer-said-no");
    assertThat(
            given(charter)
                .saidNoTo("setup-help", Period.ofDays(32))
                .to("setup-help")
                .using("purchase_history")
                .decided())
        .isInstanceOf(Decision.AskFirst.class);
  }

  @Test
  void aYesEndsWhenItSaidItWould() {
    assertThat(
            given(charter)
                .saidYesTo("setup-help", Period.ofMonths(11))
                .to("setup-help")
                .using("purchase_history")
                .decided())
        .isInstanceOf(Decision.Permit.class);
    assertThat(
            given(charter)
                .saidYesTo("setup-help", Period.ofMonths(12))
                .to("setup-help")
                .using("purchase_history")
                .decided())
        .isInstanceOf(Decision.AskFirst.class);
  }

  @Test
  void aYesToAnotherQuestionIsNoYes() {
    Charter changed =
        Northwind.charterWith("May we look at what you bought", "May we look at all you bought");
    Choice old =
        new Choice(true, charter.notice("setup-help").digest(), Northwind.TODAY, Optional.empty());

    assertThat(
            given(changed)
                .chose("setup-help", old)
                .to("setup-help")
                .using("purchase_history")
                .decided())
        .isInstanceOf(Decision.AskFirst.class);
  }

  @Test
  void whatIsNeededToAnswerIsToldNotAsked() {
    Decision.Permit permit = permit(given(charter).using("name", "email").decided());

    assertThat(permit.released()).containsExactlyInAnyOrder("name", "email");
    assertThat(permit.explanation("de")).contains("darum sagen wir es Ihnen, statt zu fragen");
  }

  @Test
  void whatIsNotDeclaredIsRefused() {
    assertRefused(given(charter).to("profiling").using("email").decided(), "unknown-purpose");
    assertRefused(given(charter).as("broker").using("email").decided(), "unknown-role");
    assertRefused(given(charter).as("auditor").using("email").decided(), "role-not-allowed");
    assertRefused(given(charter).using("email", "diary").decided(), "unknown-data");
    assertRefused(given(charter).doing("dance").decided(), "unknown-action");
    assertRefused(given(charter).playing("hide").decided(), "unknown-play");
    assertRefused(
        given(charter).playing("setup-guide").using("purchase_history").decided(),
        "play-serves-another-purpose");
    assertRefused(
        given(charter).to("setup-help").playing("setup-guide").doing("offer_plan").decided(),
        "play-does-not-do-that");
  }

  @Test
  void anAuditorsDataIsNeverAnAgents() {
    assertRefused(
        given(charter).saidYesTo("check-for-bias").to("check-for-bias").using("age_band").decided(),
        "role-not-allowed");
  }

  @Test
  void aRuleOfTheHouseCanCallAPerson() {
    Charter strict =
        Northwind.charterWith("    refuse: [commercial]", "    human: [notify_specialist]");

    assertThat(
            given(strict).doing("notify_specialist").while_(Signal.TOPIC, "bereavement").decided())
        .isInstanceOfSatisfying(
            Decision.NeedsHuman.class,
            human -> {
              assertThat(human.ground().name()).isEqualTo("give-room-after-a-loss");
              assertThat(human.explanation("en"))
                  .isEqualTo(
                      "Nobody should be sold to in grief. Nothing happens before a person has"
                          + " looked at it.");
            });
    assertThat(given(strict).doing("notify_specialist").decided())
        .isInstanceOf(Decision.Permit.class);
  }

  @Test
  void aPlayOpensOnlyWhatItUses() {
    Charter wider =
        Northwind.charterWith(
            "for: [answer-the-question], correct: customer }\n  language",
            "for: [answer-the-question, setup-help], correct: customer }\n  language");
    Decision.Permit permit =
        permit(
            given(wider)
                .saidYesTo("setup-help")
                .to("setup-help")
                .playing("setup-guide")
                .using("purchase_history", "email")
                .while_(Signal.INTENT, "setup")
                .while_(Signal.DAYS_SINCE_PURCHASE, 3)
                .decided());

    assertThat(permit.released()).containsExactly("purchase_history");
    assertThat(permit.withheld().get("email"))
        .extracting(Ground::name)
        .isEqualTo("play-does-not-use");
  }

  @Test
  void aChildIsNotAsked() {
    assertRefused(
        given(charter).isAChild().to("setup-help").using("purchase_history").decided(),
        "a-child-is-not-asked");
  }

  @Test
  void theTraceSaysWhatWasLookedAtAndWhatDecided() {
    Decision decision =
        given(charter).saidNoTo("setup-help", Period.ofDays(1)).to("setup-help").decided();

    assertThat(decision.trace())
        .startsWith("charter northwind-support version 4", "reason: passed", "role: passed")
        .endsWith("consent: Refuse[customer-said-no]");
    assertThat(decision.charterVersion()).isEqualTo(4);
  }

  private static Decision.Permit permit(Decision decision) {
    return assertThat(decision)
        .asInstanceOf(InstanceOfAssertFactories.type(Decision.Permit.class))
        .actual();
  }

  static ObjectAssert<Decision> assertRefused(Decision decision, String ground) {
    return assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Refuse.class, refuse -> assertThat(refuse.ground().name()).isEqualTo(ground));
  }
}
