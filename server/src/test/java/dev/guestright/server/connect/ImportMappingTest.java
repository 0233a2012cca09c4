package dev.guestright.server.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportMappingTest {

  private static final String GOOD =
      """
      system: desk
      customer: "{who}"
      conversation: "{talk}"
      message: "{id}"
      text: "{words}"
      sent: "{when}"
      """;

  @Test
  void theMappingThatShipsIsGood() {
    Mapping mapping = MappingFile.read(ImportHouse.CFPB);
    assertThat(mapping.system()).isEqualTo("cfpb");
    assertThat(mapping.columns()).contains("Complaint ID", "Consumer complaint narrative");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          colour: blue           | 'colour' is not known
          separator: ';;'        | 'separator' should be one character
          separator: '"'         | 'separator' should be one character
          format: excel          | 'format' should be csv or jsonl
          dates: qqqqqqqq        | 'dates' is no date pattern
          zone: Mars/Olympus     | 'zone' is no time zone
          topic: '{half'         | 'topic' has a brace that belongs to no column
          topic: {column}        | 'topic' should be a text; put it in quotes
          topic: [a]             | 'topic' should be a text
          agents: [[a]]          | 'agents' should be a text
          data: [a]              | 'data' should name data points
          data: {a: [b]}         | 'data.a' should be a text
          data: {a: {b}}         | 'data.a' should be a text
          data: {messages: '{a}'}| 'data' cannot fill 'messages'
          system: again          | no valid YAML
          - x                    | no valid YAML
          """)
  void whatIsWrongIsSaidInWords(String line, String words) {
    assertThatThrownBy(() -> MappingFile.read(GOOD + line + "\n"))
        .isInstanceOf(BadImport.class)
        .hasMessageContaining(words);
  }

  @ParameterizedTest
  @CsvSource({"customer", "conversation", "message", "sent", "text"})
  void aFixedTextWhereRowsDifferIsRefused(String key) {
    assertThatThrownBy(
            () -> MappingFile.read(GOOD.replaceFirst(key + ": .*\n", key + ": Complaint ID\n")))
        .isInstanceOf(BadImport.class)
        .hasMessageContaining("'" + key + "' names no column");
  }

  @Test
  void everythingThatIsMissingIsSaidAtOnce() {
    assertThatThrownBy(() -> MappingFile.read("format: csv"))
        .isInstanceOf(BadImport.class)
        .hasMessageContaining("'system' is missing")
        .hasMessageContaining("'customer' is missing")
        .hasMessageContaining("'conversation' is missing")
        .hasMessageContaining("'message' is missing")
        .hasMessageContaining("'text' is missing")
        .hasMessageContaining("'sent' is missing");
    assertThatThrownBy(() -> MappingFile.read("")).isInstanceOf(BadImport.class);
    assertThatThrownBy(() -> MappingFile.read("- a\n- b")).isInstanceOf(BadImport.class);
  }

  @Test
  void aTemplateIsEmptyWhenNoneOfItsColumnsHoldsAnything() {
    Template place = new Template("{State} {ZIP code}");
    assertThat(place.fill(Map.of("State", "", "ZIP code", " "))).isEmpty();
    assertThat(place.fill(Map.of("State", " CA "))).isEqualTo("CA");
    assertThat(place.fillExactly(Map.of("State", " CA ", "ZIP code", "$1\\")))
        .isEqualTo(" CA  $1\\");
    assertThat(new Template("Europe/Berlin").fill(Map.of())).isEqualTo("Europe/Berlin");
  }
}
