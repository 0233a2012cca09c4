package dev.guestright.triage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class NGramsTest {
  private static final NGrams NGRAMS = new NGrams(2, 2, 4, 50);

  @Test
  void caseNumbersAndPunctuationAreLevelled() {
    assertThat(NGRAMS.hashes("Error 42 -- HELP")).isEqualTo(NGRAMS.hashes("error 17, help"));
  }

  @Test
  void accentsAndOtherScriptsStayApart() {
    assertThat(NGRAMS.hashes("año")).isNotEqualTo(NGRAMS.hashes("ano"));
    assertThat(NGRAMS.hashes("где")).isNotEqualTo(NGRAMS.hashes("что"));
  }

  @Test
  void cutsAsManyRunsAsThereAre() {
    // " ab " and " cd ", each: 3 runs of two characters, 2 of three, 1 of four; words ab, ab cd,
    // cd.
    assertThat(NGRAMS.hashes("ab cd")).hasSize(6 + 6 + 3).doesNotHaveDuplicates();
  }

  @Test
  void wordsAndRunsOfCharactersAreToldApart() {
    assertThat(IntStream.of(NGRAMS.hashes("ab cd")).filter(NGrams::ofWords)).hasSize(3);
  }

  @Test
  void formsOfOneLetterAreLevelled() {
    assertThat(NGRAMS.hashes("ｃａｆｅ\u0301 ﬁn")).isEqualTo(NGRAMS.hashes("café fin"));
    assertThat(NGRAMS.hashes("ΑΒΓ ДА")).isEqualTo(NGRAMS.hashes("αβγ да"));
  }

  @Test
  void oneCharacterCountsWhereNoSpaceSetsWordsApart() {
    NGrams long3 = new NGrams(0, 3, 3, 50);
    // " 天气"; then from each of the three characters on, up to three long and to the word's end.
    assertThat(long3.hashes("天气好")).hasSize(1 + 3 + 3 + 2);
    assertThat(long3.hashes("abc")).hasSize(3);
  }

  @Test
  void readsNoFurtherThanItSays() {
    String beginning = "x".repeat(49) + "y";
    assertThat(NGRAMS.hashes(beginning + " and more")).isEqualTo(NGRAMS.hashes(beginning));
  }

  @Test
  void refusesRunsThatEndBeforeTheyBegin() {
    assertThatThrownBy(() -> new NGrams(1, 4, 3, 50)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void countsAsAHashMapWould() {
    Random random = new Random(3);
    Map<Integer, Integer> truth = new HashMap<>();
    HashCounts counts = new HashCounts(4);
    for (int i = 0; i < 20_000; i++) {
      int key = random.nextInt(3_000) - 1_500;
      counts.add(key, 1);
      truth.merge(key, 1, Integer::sum);
    }
    assertThat(counts.size()).isEqualTo(truth.size());
    truth.forEach((key, times) -> assertThat(counts.count(key)).isEqualTo(times));
    assertThat(counts.count(99_999)).isZero();
  }

  @Test
  void rareNGramsWeighMoreAndWordsAndCharactersHaveLengthOneEach() {
    int[] common = {2, 4, 1};
    int[] rare = {2, 6, 3};
    Vocabulary vocabulary = Vocabulary.of(List.of(common, common, common, rare), 1);
    Features seen = vocabulary.weigh(new int[] {2, 6, 99, 3});
    assertThat(seen.size()).isEqualTo(3);
    assertThat(seen.weights()[1]).isGreaterThan(seen.weights()[0]);
    double squares = Math.pow(seen.weights()[0], 2) + Math.pow(seen.weights()[1], 2);
    assertThat(squares).isBetween(0.9999, 1.0001);
    assertThat(seen.weights()[2]).isBetween(0.9999f, 1.0001f);
  }

  @Test
  void whatTooFewTextsHoldIsForgotten() {
    Vocabulary vocabulary = Vocabulary.of(List.of(new int[] {1, 2, 2}, new int[] {1}), 2);
    assertThat(vocabulary.hashes()).containsExactly(1);
  }
}
