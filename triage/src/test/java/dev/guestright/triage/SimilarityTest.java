package dev.guestright.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.guestright.triage.model.Example;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class SimilarityTest {
  private static final String PAST = "The lamp flickers on low light, every few seconds.";
  private final Similarity similarity = Similarity.standard();

  @Test
  void aProblemThatCameBackIsAlikeAndAnyOtherPastConversationIsNot() {
    List<Example> pairs = TestFiles.cases("pairs.csv");
    for (Example mine : pairs) {
      for (Example theirs : pairs) {
        boolean alike = mine.equals(theirs) && mine.label().equals("alike");
        double found = similarity.between(mine.text(), past(theirs));
        assertThat(found >= Similarity.ALIKE)
            .as("%s: %s | %s", found, mine.text(), past(theirs))
            .isEqualTo(alike);
      }
    }
  }

  @Test
  void theOrderOfTheTwoDoesNotMatter() {
    String now = "Again the light of the lamp flickers.";
    assertThat(similarity.between(now, PAST))
        .isEqualTo(similarity.between(PAST, now), within(1e-12));
  }

  @Test
  void aMessageIsWhollyLikeItself() {
    assertThat(similarity.between(PAST, PAST)).isEqualTo(1, within(1e-9));
  }

  @Test
  void nothingIsLikeAnEmptyMessage() {
    assertThat(similarity.between("", PAST)).isZero();
    assertThat(similarity.between("...", "")).isZero();
  }

  @Test
  void otherFormsOfAWordMeet() {
    assertThat(similarity.between("flickering lamps", "the lamp flickers")).isGreaterThan(0.2);
  }

  @Test
  void commonWordsWeighLessThanRareOnes() {
    Similarity ours = Similarity.learnedFrom(List.of("hello lamp", "hello cup", "hello door"));
    assertThat(ours.between("hello lamp", "other lamp"))
        .isGreaterThan(ours.between("hello lamp", "hello other"));
  }

  private static String past(Example pair) {
    return Objects.requireNonNull(pair.groups().get("past"));
  }
}
