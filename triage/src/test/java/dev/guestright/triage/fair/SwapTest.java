package dev.guestright.triage.fair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class SwapTest {
  @Test
  void wordsAreSwappedWholeAndInAnyCase() {
    Swap swap = new Swap("en", Kind.GENDER, Swap.Place.WITHIN, "he", "she");
    assertThat(swap.pair("He said that the bill is here."))
        .contains(
            new Swap.Pair("He said that the bill is here.", "she said that the bill is here."));
    assertThat(swap.pair("The other one.")).isEmpty();
  }

  @Test
  void wordsMayHoldSignsThatMeanSomethingElsewhere() {
    Swap swap = new Swap("en", Kind.DIALECT, Swap.Place.WITHIN, "a.b", "$1\\");
    assertThat(swap.pair("is a.b it").orElseThrow().other()).isEqualTo("is $1\\ it");
    assertThat(swap.pair("is aXb it")).isEmpty();
  }

  @Test
  void wordsBeforeAndBehindLeaveTheMessageWhole() {
    assertThat(new Swap("en", Kind.POLITENESS, Swap.Place.BEFORE, "", "Please:").pair("Help me"))
        .contains(new Swap.Pair("Help me", "Please: Help me"));
    assertThat(new Swap("en", Kind.NAME, Swap.Place.AFTER, "Ann", "Ayşe").pair("Help me"))
        .contains(new Swap.Pair("Help me Ann", "Help me Ayşe"));
  }

  @Test
  void theFileHoldsEveryKindInFourLanguages() {
    Map<String, Set<Kind>> shipped =
        Swaps.shipped().stream()
            .collect(
                Collectors.groupingBy(
                    Swap::language, Collectors.mapping(Swap::kind, Collectors.toSet())));
    assertThat(shipped).containsOnlyKeys("de", "en", "es", "fr");
    shipped
        .values()
        .forEach(kinds ->
            assertThat(kinds)
                .contains(Kind.NAME, Kind.GENDER, Kind.REGION, Kind.POLITENESS, Kind.DIALECT));
    assertThat(Swaps.shipped())
        .allSatisfy(swap -> assertThat(swap.from()).isNotEqualTo(swap.to()))
        .doesNotHaveDuplicates();
  }

  @Test
  void slipsAreSmallAndNeverTheMessageItself() {
    long seed = 20_261_124L;
    Random random = new Random(seed);
    for (String message : List.of("Où est ma commande ?", "where is it", "?", "", "ÇA VA", "天气")) {
      assertThat(Slips.of(message, random))
          .as("seed %d", seed)
          .doesNotContain(message)
          .allSatisfy(slip ->
              assertThat(Math.abs(slip.length() - message.length())).isLessThanOrEqualTo(1));
    }
    assertThat(Slips.of("Où est ma commande ?", random))
        .contains("OÙ EST MA COMMANDE ?", "Ou est ma commande ?")
        .hasSize(5);
  }
}
