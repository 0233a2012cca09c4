package dev.guestright.charter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The table of red-lines.yaml at the door. */
class RedLineCasesTest {
  private final Charter charter = Northwind.charter();

  @TestFactory
  Stream<DynamicTest> bothSides() {
    return CaseFile.of("red-lines.yaml")
        .map(one ->
            DynamicTest.dynamicTest(
                one.text("line") + ": the " + one.text("side") + " " + one.text("who"),
                () -> decided(one)));
  }

  private void decided(CaseFile one) {
    Decision decision = Door.of(charter).decide(request(one), customer(one), moment(one));

    assertThat(decision.trace()).last().asString().isNotBlank();
    assertThat(Words.LANGUAGES)
        .allSatisfy(language -> assertThat(decision.explanation(language)).isNotBlank());
    assertThat(answer(decision)).as(decision.toString()).isEqualTo(one.text("answer"));
    assertThat(ground(decision)).isEqualTo(one.optional("ground"));
  }

  private static String answer(Decision decision) {
    return switch (decision) {
      case Decision.Permit permit -> permit.mayAct() ? "act" : "permit";
      case Decision.AskFirst ask -> "ask";
      case Decision.Refuse refuse -> "refuse";
      case Decision.NeedsHuman human -> "human";
    };
  }

  private static Optional<String> ground(Decision decision) {
    return switch (decision) {
      case Decision.Refuse refuse -> Optional.of(refuse.ground().name());
      case Decision.NeedsHuman human -> Optional.of(human.ground().name());
      case Decision.Permit permit -> Optional.empty();
      case Decision.AskFirst ask -> Optional.empty();
    };
  }

  private static UseRequest request(CaseFile one) {
    return new UseRequest(
        one.optional("role").orElse("agent"),
        one.text("purpose"),
        one.names("data"),
        one.optional("action"),
        one.optional("play"));
  }

  private CustomerState customer(CaseFile one) {
    Set<String> yes =
        one.fields().containsKey("yes") ? one.names("yes") : charter.purposes().keySet();
    Map<String, Choice> choices = new HashMap<>();
    for (String purpose : yes) {
      choices.put(
          purpose,
          new Choice(true, charter.notice(purpose).digest(), Northwind.TODAY, Optional.empty()));
    }
    return new CustomerState(choices, "en", one.optional("child").isPresent());
  }

  private static Moment moment(CaseFile one) {
    Map<Signal, Object> known = new HashMap<>();
    known.put(Signal.UPSET, false);
    known.put(Signal.OPEN_COMPLAINT, false);
    known.put(Signal.HUMAN_REQUESTED, false);
    known.put(Signal.TOPIC, "router");
    one.map("moment").forEach((word, value) -> known.put(signal(String.valueOf(word)), value));
    one.names("unknown").forEach(word -> known.remove(signal(word)));
    Moment moment = Moment.at(Northwind.TODAY);
    for (Signal signal : Arrays.asList(Signal.values())) {
      Object value = known.get(signal);
      moment = value == null ? moment : moment.with(signal, value);
    }
    return moment;
  }

  private static Signal signal(String word) {
    return Signal.named(word).orElseThrow();
  }
}
