package dev.guestright.charter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingEaseTest {

  @ParameterizedTest
  @CsvSource({
    "en, immediately, 5",
    "en, purchase, 2",
    "en, information, 4",
    "en, you, 1",
    "de, Lieferung, 3",
    "de, Kundendienst, 3",
    "de, Rechnung, 2",
    "fr, installation, 4",
    "fr, bonjour, 2",
    "es, compra, 2",
    "es, instalación, 4",
    "es, pregunta, 3",
  })
  void countsSyllables(String language, String word, int syllables) {
    assertThat(Syllables.in(Locale.of(language)).of(word)).isEqualTo(syllables);
  }

  /** Ten words of one syllable, by each author's formula: the most less ten words and one. */
  @ParameterizedTest
  @CsvSource({
    "en, We will help you now if you will let us., 112",
    "de, Wir sind da und wenn du magst hilft man dir., 112",
    "fr, Je suis là et tu es là et on voit., 123",
    "es, Yo sé que tú vas y ya no hay más., 137",
  })
  void isTheFormulaOfEachLanguage(String language, String text, int score) {
    assertThat(measure(language).hardest(text))
        .hasValueSatisfying(sentence -> assertThat(sentence.score()).isEqualTo(score));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | May we look at what you bought, so that we can help you set it up? "
            + "| Pursuant to our obligations under applicable legislation we process your personal "
            + "information for the optimisation of associated operational requirements.",
        "de | Dürfen wir ansehen, was Sie gekauft haben, damit wir Ihnen helfen können? "
            + "| Stimmen Sie der Verarbeitung Ihrer personenbezogenen Daten zum Zwecke der "
            + "Optimierung unserer Dienstleistungen und damit verbundener Anforderungen zu?",
        "fr | Pouvons-nous regarder ce que vous avez acheté, pour vous aider à l'installer ? "
            + "| Consentez-vous à l'utilisation de vos informations personnelles aux fins "
            + "d'optimisation de nos prestations et des exigences opérationnelles afférentes ?",
        "es | ¿Podemos ver lo que compró, para ayudarle a instalarlo y ponerlo en marcha? "
            + "| ¿Autoriza el tratamiento automatizado de informaciones personales identificativas "
            + "para la optimización continuada de comunicaciones comerciales individualizadas?",
      })
  void tellsAPlainQuestionFromAContract(String language, String plain, String contract) {
    assertThat(measure(language).hardest(plain).orElseThrow().score())
        .isGreaterThan(ReadingEase.THRESHOLD);
    assertThat(measure(language).hardest(contract).orElseThrow().score())
        .isLessThan(ReadingEase.THRESHOLD);
  }

  @Test
  void doesNotMeasureWhatItHasNoMeasureFor() {
    assertThat(ReadingEase.of("fi")).isEmpty();
    assertThat(measure("en").hardest("Extraordinarily incomprehensible.")).isEmpty();
  }

  private static ReadingEase measure(String language) {
    return ReadingEase.of(language).orElseThrow();
  }
}
