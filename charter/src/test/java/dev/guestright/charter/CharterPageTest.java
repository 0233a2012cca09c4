package dev.guestright.charter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CharterPageTest {
  @Test
  void saysAllThatMayBeKnownAndAsked() {
    Charter charter = Northwind.charter();
    String page = CharterPage.of(charter, "en");

    assertThat(page).startsWith("# How Northwind Traders uses what it knows about you");
    assertThat(charter.purposes().values())
        .allSatisfy(purpose -> assertThat(page).contains(purpose.words().in("en")));
    assertThat(charter.dataPoints().values())
        .allSatisfy(point -> assertThat(page).contains(point.says().in("en")));
    assertThat(page)
        .contains("A yes lasts 12 months. Then we ask again.")
        .contains("After a no we do not ask again for 1 month.")
        .contains("Kept for 1 year, then deleted.")
        .contains("We never use what we know about you to sell you something.")
        .contains("privacy@northwind.example");
  }

  @Test
  void namesTheLawThatKeepsSomethingLocked() {
    Charter charter =
        Northwind.charterWith(
            "source: shop,    keep: P2Y,",
            "source: shop, keep: P2Y, law: { keep: P10Y, because: { en: 'Tax law, invoices.' } },");

    assertThat(CharterPage.of(charter, "en"))
        .contains("The law makes us keep it: Tax law, invoices.")
        .contains("locked away for 10 years, even if you have everything erased.");
    assertThat(ProcessingRecord.csv(charter))
        .contains("purchase_history: P2Y, locked away for P10Y (Tax law, invoices.)");
  }

  @Test
  void speaksTheReadersLanguage() {
    assertThat(CharterPage.of(Northwind.charter(), "de"))
        .contains("## Was wir Sie fragen")
        .contains("Dürfen wir Ihre Einkäufe ansehen")
        .contains("Ein Ja gilt 12 Monate.")
        .doesNotContain("What we ask you");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "fr", "es"})
  void everyLanguageHasAllTheWordsAndTheirGaps(String language) {
    assertThat(Words.all())
        .allSatisfy((key, text) -> {
          assertThat(text.words()).as(key).containsKey(language);
          assertThat(gaps(text.in(language))).as(key).isEqualTo(gaps(text.in("en")));
        });
  }

  @Test
  void aCharterCannotPutMarkupOnThePage() {
    String page =
        CharterPage.of(Northwind.charterWith("Northwind Traders", "\"<script>[x](y)\""), "en");

    assertThat(page).contains("\\<script\\>\\[x\\](y)").doesNotContain("How <script>");
  }

  private static java.util.List<String> gaps(String words) {
    return java.util.regex.Pattern.compile("\\{[a-z]*}")
        .matcher(words)
        .results()
        .map(java.util.regex.MatchResult::group)
        .sorted()
        .toList();
  }
}
