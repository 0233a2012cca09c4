package dev.guestright.triage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ExamplesTest {
  @Test
  void readsQuotesLineBreaksAndFurtherColumns() {
    assertThat(read("text,label,language,age\n\"He said \"\"no\"\",\ntwice\", other ,en,30-39\n"))
        .containsExactly(
            new Example(
                "He said \"no\",\ntwice", "other", Map.of("language", "en", "age", "30-39")));
  }

  @Test
  void takesTheColumnsInAnyOrder() {
    assertThat(read("label,text\nfault,It broke\n"))
        .containsExactly(new Example("It broke", "fault", Map.of()));
  }

  @Test
  void namesTheColumnsThatItMisses() {
    assertThatThrownBy(() -> read("message,label\nhello,other\n"))
        .hasMessageContaining("text")
        .hasMessageContaining("message");
  }

  @Test
  void namesTheLineThatHasNoLabel() {
    assertThatThrownBy(() -> read("text,label\nhello,other\nbye, \n"))
        .hasMessageContaining("Line 3");
  }

  @Test
  void aTornRowIsNamedAndNotTaken() {
    assertThatThrownBy(() -> read("text,label\nhello,other\nbye\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3");
  }

  private static List<Example> read(String csv) {
    return Examples.read(new StringReader(csv));
  }
}
