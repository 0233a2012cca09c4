package dev.guestright.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class LabelsTest {

  @ParameterizedTest
  @CsvFileSource(
      resources = "/dev/guestright/server/desk/label-cases.csv",
      numLinesToSkip = 1,
      nullValues = "-")
  void tellsLabelsOfPeopleFromTheRest(String text, String label) {
    List<String> found =
        Labels.standard().in(text).stream().map(each -> each.kind().named()).toList();
    if (label == null || label.isBlank()) {
      assertThat(found).as(text).isEmpty();
    } else {
      assertThat(found).as(text).contains(label);
    }
  }

  @Test
  void theSameLabelIsToldOnce() {
    assertThat(Labels.standard().in("A whale. Yes, a whale.")).hasSize(1);
  }

  @Test
  void aLongNoteIsReadWhole() {
    assertThat(Labels.standard().in("The lamp flickers. ".repeat(250) + "A whale.")).hasSize(1);
  }
}
