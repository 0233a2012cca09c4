package dev.guestright.charter;

import java.util.Set;

/**
 * What a customer sees before they say yes or no (GDPR Art. 13, ISO/IEC TS 27560).
 *
 * @param purpose the purpose's name
 * @param digest SHA-256 in hex over everything that the yes rests on: basis, question in all
 *     languages, roles, and each data point with its description and sensitivity; a changed
 *     question or a changed use gives another digest and so voids the old yes
 * @param question the question, or what is told if nothing is asked
 * @param benefit what the customer gets
 * @param dataPoints the data points that it is about
 */
public record Notice(
    String purpose, String digest, Text question, Text benefit, Set<String> dataPoints) {

  public Notice {
    dataPoints = Set.copyOf(dataPoints);
  }
}
