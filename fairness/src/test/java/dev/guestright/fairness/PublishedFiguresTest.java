package dev.guestright.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.guestright.fairness.stats.Correction;
import dev.guestright.fairness.stats.Differences;
import dev.guestright.fairness.stats.Estimate;
import dev.guestright.fairness.stats.Independence;
import dev.guestright.fairness.stats.Proportion;
import dev.guestright.fairness.stats.Tail;
import org.junit.jupiter.api.Test;

/**
 * Each figure beside published ones. The long decimals were computed apart from this code, with
 * Python 3 and SciPy 1.17.1 (norm.ppf, norm.logsf, chi2_contingency with correction=False,
 * fisher_exact) and the formulas of the papers.
 */
class PublishedFiguresTest {

  private static final double EXACT = 1e-9;

  /** Newcombe 1998, Statistics in Medicine 17:857, table I: 81 of 263, 0.2553 to 0.3662. */
  @Test
  void aRateHasWilsonsInterval() {
    Proportion one = new Proportion(81, 263);
    assertThat(one.wilson().low()).isCloseTo(0.2552885198782742, within(EXACT));
    assertThat(one.wilson().high()).isCloseTo(0.36620957698280004, within(EXACT));
    assertThat(new Proportion(0, 20).wilson().low()).isZero();
    assertThat(new Proportion(20, 20).wilson().high()).isEqualTo(1);
  }

  /** Newcombe 1998, 17:873, table II, method 10: 56/70 - 48/80, 9/10 - 3/10, 10/10 - 0/20. */
  @Test
  void aDifferenceHasNewcombesInterval() {
    difference(
        new Proportion(56, 70), new Proportion(48, 80), 0.052431472402365, 0.333872654036906);
    difference(new Proportion(9, 10), new Proportion(3, 10), 0.170522723934503, 0.809017973535488);
    difference(new Proportion(10, 10), new Proportion(0, 20), 0.679086037141915, 1);
  }

  private static void difference(Proportion first, Proportion second, double low, double high) {
    Estimate found = Differences.newcombe(first, second);
    assertThat(found.low()).isCloseTo(low, within(EXACT));
    assertThat(found.high()).isCloseTo(high, within(EXACT));
  }

  @Test
  void aRatioHasTheIntervalOfKatz() {
    Estimate ratio = Differences.ratio(new Proportion(557, 1835), new Proportion(1198, 2691));
    assertThat(ratio.value()).isCloseTo(0.6818298435630683, within(EXACT));
    assertThat(ratio.low()).isCloseTo(0.6286965976247881, within(EXACT));
    assertThat(ratio.high()).isCloseTo(0.7394535572955175, within(EXACT));
  }

  /** Fisher's lady tasting tea (The Design of Experiments, 1935): 34/70 two-sided. */
  @Test
  void fewAreTestedExactly() {
    Independence tea = Independence.of(new Proportion(3, 4), new Proportion(1, 4));
    assertThat(tea.test()).isEqualTo("fisher");
    assertThat(tea.log10P()).isCloseTo(Math.log10(34 / 70.0), within(EXACT));
    assertThat(Independence.of(new Proportion(1, 30), new Proportion(9, 20)).test())
        .isEqualTo("fisher");
    assertThat(Independence.of(new Proportion(5, 30), new Proportion(8, 30)).test())
        .isEqualTo("chi-square");
  }

  @Test
  void manyAreTestedWithoutContinuityCorrection() {
    Independence both = Independence.of(new Proportion(557, 1835), new Proportion(1198, 2691));
    assertThat(both.test()).isEqualTo("chi-square");
    assertThat(both.log10P()).isCloseTo(-21.107148803668224, within(EXACT));
  }

  @Test
  void noProbabilityIsTooSmallToWrite() {
    assertThat(Tail.twoSided(3)).isCloseTo(-2.568669040265388, within(EXACT));
    assertThat(Tail.twoSided(60)).isCloseTo(-783.6063991684468, within(EXACT));
    assertThat(Tail.twoSided(0)).isZero();
    Independence far =
        Independence.of(new Proportion(0, 5_000_000), new Proportion(5_000_000, 5_000_000));
    assertThat(far.log10P()).isFinite().isLessThan(-1_000_000);
  }

  /** By hand: 0.01·4, 0.02·3, 0.03·2, 0.5 after Holm; 0.04, 0.04, 0.04, 0.5 as discoveries. */
  @Test
  void whatIsLookedAtOftenIsWorthLess() {
    double[] log10 = {Math.log10(0.03), Math.log10(0.01), Math.log10(0.5), Math.log10(0.02)};
    assertThat(fractions(Correction.holm(log10)))
        .containsExactly(new double[] {0.06, 0.04, 0.5, 0.06}, within(EXACT));
    assertThat(fractions(Correction.benjaminiHochberg(log10)))
        .containsExactly(new double[] {0.04, 0.04, 0.5, 0.04}, within(EXACT));
  }

  private static double[] fractions(double[] log10) {
    double[] fractions = log10.clone();
    for (int i = 0; i < fractions.length; i++) {
      fractions[i] = Math.pow(10, fractions[i]);
    }
    return fractions;
  }
}
