package dev.guestright.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guestright.triage.model.Example;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TriageTest {
  private final Triage triage = Triage.standard();

  @Test
  void namesTheLanguageOfEveryConversation() {
    for (Example conversation : TestFiles.cases("conversations.csv")) {
      assertThat(triage.read(conversation.text()).language().tag())
          .as(conversation.text())
          .isEqualTo(conversation.groups().get("language"));
    }
  }

  @Test
  void readsTheIntentOfAtLeastFourConversationsInFive() {
    List<Example> conversations = TestFiles.cases("conversations.csv");
    long right =
        conversations.stream()
            .filter(c -> triage.read(c.text()).intent().intent().label().equals(c.label()))
            .count();
    assertThat(right).isGreaterThanOrEqualTo(conversations.size() * 4 / 5);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "en, My grandmother died last week. Can you close her account?",
        "de, Meine Großmutter ist letzte Woche gestorben. Können Sie ihr Konto schließen?",
        "fr, Ma grand-mère est décédée. Pouvez-vous fermer son compte ?",
        "es, Mi abuela falleció la semana pasada. ¿Pueden cerrar su cuenta?"
      })
  void noticesALossInEachLanguage(String language, String message) {
    Reading reading = triage.read(message);
    assertThat(reading.intent().intent()).isEqualTo(Intent.BEREAVEMENT);
    assertThat(reading.language().tag()).isEqualTo(language);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "4711", "?!", "12-34 / 56", "ok", "🙂", "zxqv wkjh"})
  void doesNotGuessTheLanguageOfWhatHasNone(String message) {
    assertThat(triage.read(message).language().tag()).isEqualTo("und");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "zxqv wkjh", "4711", "Lorem ipsum dolor sit amet"})
  void leavesToPeopleWhatItIsUnsureOf(String message) {
    DetectedIntent intent = triage.read(message).intent();
    assertThat(intent.intent()).isEqualTo(Intent.OTHER);
    assertThat(intent.confidence()).isBetween(0.0, 1.0);
  }

  @Test
  void neverLooksAtTheEndOfAVeryLongMessage() {
    String beginning = "Where is my parcel? The tracking has not moved for days. ".repeat(40);
    Reading reading = triage.read(beginning + "Mein Vater ist gestorben. ".repeat(50_000));
    assertThat(reading).isEqualTo(triage.read(beginning));
    assertThat(reading.intent().intent()).isEqualTo(Intent.DELIVERY);
  }

  @Test
  void readsTheSameOnManyThreadsAtOnce() {
    List<Example> conversations = TestFiles.cases("conversations.csv");
    List<Reading> alone = conversations.stream().map(c -> triage.read(c.text())).toList();
    IntStream.range(0, 200)
        .parallel()
        .forEach(i -> {
          int at = i % alone.size();
          assertThat(triage.read(conversations.get(at).text())).isEqualTo(alone.get(at));
        });
  }

  @Test
  void everyShippedExampleNamesAnIntentOfTheClosedList() {
    assertThat(ShippedExamples.intents())
        .allSatisfy(example -> assertThat(Intent.of(example.label())).isNotNull())
        .extracting(Example::label)
        .contains(
            java.util.Arrays.stream(Intent.values()).map(Intent::label).toArray(String[]::new));
  }
}
