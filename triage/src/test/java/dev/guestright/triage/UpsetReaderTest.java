package dev.guestright.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guestright.triage.model.Example;
import org.junit.jupiter.api.Test;

final class UpsetReaderTest {
  private final UpsetReader reader = UpsetReader.standard();

  @Test
  void tellsUpsetFromCalmInEveryCaseOfTheFile() {
    for (Example message : TestFiles.cases("upset-cases.csv")) {
      assertThat(reader.read(message.text()))
          .as(message.text())
          .isEqualTo(message.label().equals("upset"));
    }
  }

  @Test
  void shoutingAloneIsNotBeingUpset() {
    assertThat(reader.read("HELLO, WHERE CAN I FIND THE GUIDE!! THANKS")).isFalse();
  }

  @Test
  void maskedNamesAreNotShouting() {
    assertThat(reader.read("I was disappointed that XXXX XXXX of XXXX did not write.")).isFalse();
    assertThat(reader.read("I was disappointed. WHERE IS THE ANSWER FROM YOUR TEAM")).isTrue();
  }
}
