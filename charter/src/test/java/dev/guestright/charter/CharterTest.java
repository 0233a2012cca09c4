package dev.guestright.charter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.Period;
import org.junit.jupiter.api.Test;

class CharterTest {
  @Test
  void theExampleReadsSoundly() {
    Charter charter = Northwind.charter();

    assertThat(charter.name()).isEqualTo("northwind-support");
    assertThat(charter.version()).isEqualTo(4);
    assertThat(charter.controller())
        .isEqualTo(new Controller("Northwind Traders", "privacy@northwind.example"));
    assertThat(charter.languages()).containsExactly("en", "de");
    assertThat(charter.purposes()).hasSize(5);
    assertThat(charter.purpose("setup-help").orElseThrow().dataPoints())
        .containsExactly("purchase_history");
    assertThat(charter.purpose("setup-help").orElseThrow().askAgainAfter())
        .isEqualTo(Period.ofMonths(1));
    assertThat(charter.dataPoint("age_band").orElseThrow().sensitivity())
        .isEqualTo(Sensitivity.SPECIAL);
    assertThat(charter.dataPoint("email").orElseThrow().correctedByCustomer()).isTrue();
    assertThat(charter.intake().get("setup-question")).containsExactly("purchase_history");
    assertThat(charter.actions().get("refuse_refund"))
        .isEqualTo(new Action("refuse_refund", Effect.BURDENS, true));
    assertThat(charter.play("setup-guide").orElseThrow().also())
        .containsExactly("notify_specialist");
    assertThat(charter.rules()).hasSize(1);
    assertThat(charter.signedOff()).map(SignOff::by).contains("Head of Support");
  }

  @Test
  void dataIsKeptByTheCalendar() {
    DataPoint history = Northwind.charter().dataPoint("support_history").orElseThrow();

    assertThat(history.keepUntil(Instant.parse("2028-02-29T12:00:00Z")))
        .isEqualTo("2029-02-28T12:00:00Z");
  }

  @Test
  void aWiderUseIsAnotherNotice() {
    String before = Northwind.charter().notice("setup-help").digest();

    assertThat(before).matches("[0-9a-f]{64}");
    assertThat(Northwind.charter().notice("setup-help").digest()).isEqualTo(before);
    assertThat(
            digestWith("for: [answer-the-question] }", "for: [answer-the-question, setup-help] }"))
        .isNotEqualTo(before);
    assertThat(digestWith("What you bought, and when", "What you bought, where and when"))
        .isNotEqualTo(before);
    assertThat(digestWith("roles: [agent, assistant]", "roles: [agent, assistant, sales]"))
        .isNotEqualTo(before);
    assertThat(digestWith("passende Anleitung zu", "beste Anleitung zu")).isNotEqualTo(before);
    assertThat(digestWith("version: 4", "version: 5")).isEqualTo(before);
  }

  @Test
  void wordsFallBackToTheFirstLanguage() {
    Text says = Northwind.charter().dataPoint("email").orElseThrow().says();

    assertThat(says.in("de")).isEqualTo("Your e-mail address");
    assertThat(Northwind.charter().purpose("setup-help").orElseThrow().benefit().in("de-AT"))
        .isEqualTo("Die passende Anleitung, ohne Suche.");
  }

  @Test
  void aMomentTakesOnlyWhatFitsTheSignal() {
    assertThatThrownBy(() -> Moment.at(Northwind.TODAY).with(Signal.UPSET, "Mira is furious"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("moment.upset takes a value of type BOOL");
    assertThat(Moment.at(Northwind.TODAY).with(Signal.LOCAL_HOUR, 9).value(Signal.LOCAL_HOUR))
        .contains(9L);
  }

  private static String digestWith(String old, String replacement) {
    return Northwind.charterWith(old, replacement).notice("setup-help").digest();
  }
}
