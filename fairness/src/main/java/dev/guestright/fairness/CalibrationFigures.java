package dev.guestright.fairness;

import dev.guestright.fairness.stats.Estimate;
import dev.guestright.fairness.stats.Proportion;
import java.util.List;

/**
 * Whether a score means for one group what it says: of those scored 0.7, seven in ten should turn
 * out right.
 *
 * @param group who
 * @param size how many have a score and a label
 * @param score their mean score
 * @param observed how many were labelled yes, as a fraction
 * @param gap observed minus score (calibration in the large); above zero, the score sells them
 *     short
 * @param expectedError the expected calibration error over ten equal bins: how far a bin's share is
 *     from its mean score, by the size of the bin (Naeini, Cooper and Hauskrecht 2015)
 * @param errorByChance what that error would be on average of a score that is right, since it is
 *     never 0 (Bröcker and Smith 2007; normal approximation by bin)
 * @param bins the tenths of the score that are large enough to be shown; none where decisions of
 *     one customer hang together, since a tenth may then be few people
 */
public record CalibrationFigures(
    Group group,
    long size,
    double score,
    double observed,
    Estimate gap,
    double expectedError,
    double errorByChance,
    List<Bin> bins) {

  /**
   * A tenth of the scores.
   *
   * @param score their mean
   * @param observed how many of them were labelled yes
   */
  public record Bin(double score, Proportion observed) {}
}
