package dev.guestright.server.routing.router;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The words that tell a need. A row of needs.csv is a case; anybody can add one. */
class NeedRulesTest {

  private static final NeedRules RULES = NeedRules.shipped();

  @ParameterizedTest
  @CsvFileSource(resources = "/routing/needs.csv", useHeadersInDisplayName = true)
  void aMessageHasTheNeedThatItsWordsTell(String language, String need, String message) {
    assertThat(RULES.in(message, language).map(FoundNeed::need).orElse(Need.ORDINARY).stored())
        .isEqualTo(need);
  }

  @Test
  void everyRuleHasItsReasonAndItsWordsInAllFourLanguages() {
    Set<String> four = Set.of("en", "de", "fr", "es");
    assertThat(RULES.languages()).isEqualTo(four);
    assertThat(RULES.rules())
        .allSatisfy(rule -> {
          assertThat(rule.because().keySet()).isEqualTo(four);
          assertThat(rule.because().values()).noneMatch(String::isBlank);
          assertThat(rule.phrases().keySet()).isEqualTo(four);
          assertThat(rule.phrases().values()).allSatisfy(words -> assertThat(words).isNotEmpty());
        });
    assertThat(RULES.rules().stream().map(NeedRule::name)).doesNotHaveDuplicates();
    Set<Need> told = new HashSet<>();
    RULES.rules().forEach(rule -> told.add(rule.need()));
    assertThat(told).contains(Need.SAFETY, Need.VULNERABLE, Need.MONEY, Need.SERVICE_DOWN);
  }

  @Test
  void everyListedPhraseIsFoundByItself() {
    for (NeedRule rule : RULES.rules()) {
      rule.phrases()
          .forEach((language, phrases) ->
              phrases.forEach(phrase ->
                  assertThat(RULES.in("xx " + phrase.replace("*", "") + " xx", language))
                      .as(language + ": " + phrase)
                      .isPresent()));
    }
  }

  @Test
  void howItIsSaidNeverMakesItPressing() {
    for (String message :
        new String[] {
          "ANSWER ME NOW!!! THIS IS OUTRAGEOUS!!!",
          "I am furious, I will sue you, I am your best customer",
          "please please please, urgent, asap",
        }) {
      assertThat(RULES.in(message, "en")).as(message).isEmpty();
    }
  }

  @Test
  void whereTheWordsStandIsToldForTheTextAsItIs() {
    String text = "Hilfe: Die Lampe RAUCHT seit heute";
    FoundNeed found = RULES.in(text, "de").orElseThrow();
    assertThat(found.span().in(text)).isEqualTo("RAUCHT");
    assertThat(found.rule()).isEqualTo("fire-smoke-or-gas");
  }

  @Test
  void theMostPressingOfSeveralNeedsCounts() {
    assertThat(RULES.in("My card was stolen and now the router is on fire", "en"))
        .map(FoundNeed::need)
        .contains(Need.SAFETY);
  }
}
