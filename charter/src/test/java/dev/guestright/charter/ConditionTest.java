package dev.guestright.charter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {
  private final Moment moment =
      Moment.at(Northwind.TODAY)
          .with(Signal.REPEAT_CONTACTS, 3)
          .with(Signal.INTENT, "setup")
          .with(Signal.UPSET, false);

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "moment.intent == 'setup'; YES",
        "moment.intent != 'setup'; NO",
        "moment.topic == 'bill'; UNKNOWN",
        "moment.topic != 'bill'; UNKNOWN",
        "!moment.upset; YES",
        "!moment.open_complaint; UNKNOWN",
        "moment.upset && moment.open_complaint; NO",
        "moment.open_complaint && moment.upset; NO",
        "!moment.upset || moment.open_complaint; YES",
        "moment.open_complaint || !moment.upset; YES",
        "moment.upset || moment.open_complaint; UNKNOWN",
        "moment.repeat_contacts < 3; NO",
        "moment.repeat_contacts <= 3; YES",
        "moment.repeat_contacts > 2; YES",
        "moment.repeat_contacts >= 4; NO",
        "3 >= moment.repeat_contacts; YES",
        "moment.days_since_purchase <= 30; UNKNOWN",
        "moment.repeat_contacts == 3; YES",
        "moment.intent in ['setup', 'how-to']; YES",
        "moment.topic in ['bill']; UNKNOWN",
        "moment.repeat_contacts in [1, 2]; NO",
        "moment.upset ? moment.open_complaint : true; YES",
        "moment.open_complaint ? true : true; YES",
        "moment.open_complaint ? true : false; UNKNOWN",
        "false; NO",
      })
  void answersByWhatIsKnown(String cel, Truth truth) {
    assertThat(compiled(cel).test(moment)).isEqualTo(truth);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "moment.intent.startsWith('set')",
        "moment.repeat_contacts + 1 > 3",
        "size(moment.intent) > 2",
        "moment.intent < 'b'",
        "moment.intent in [moment.topic]",
      })
  void saysWhatConditionsCanSay(String cel) {
    assertThat(ConditionCompiler.compile(cel).problems())
        .hasSize(1)
        .first()
        .extracting(ConditionCompiler.Problem::message)
        .asString()
        .contains("a condition can use && || !");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "moment.intent == 3",
        "['a'].exists(word, word == moment.intent)",
        "has(moment.upset)",
        "moment.days_since_purchas < 3",
        "moment.intent",
        "customer.name == 'x'",
        "moment.upset &&",
        "moment",
      })
  void isTypeChecked(String cel) {
    assertThat(ConditionCompiler.compile(cel).condition()).isEmpty();
    assertThat(ConditionCompiler.compile(cel).problems()).isNotEmpty();
  }

  @Test
  void knowsItsSignals() {
    assertThat(compiled("moment.upset || moment.intent == 'a'").signals())
        .containsExactlyInAnyOrder(Signal.UPSET, Signal.INTENT);
  }

  static Condition compiled(String cel) {
    return ConditionCompiler.compile(cel).condition().orElseThrow();
  }
}
