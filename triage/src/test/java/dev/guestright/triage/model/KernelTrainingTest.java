package dev.guestright.triage.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class KernelTrainingTest {
  private static final int[] NO_HASHES = {};
  private static final int AROUND = 40;

  /** Meanings on a circle, behind a first number that is noise to the kernel. */
  private static final List<Cut> CIRCLE =
      IntStream.range(0, AROUND)
          .mapToObj(i -> 2 * Math.PI * (i + 0.5) / AROUND)
          .map(turn ->
              new Cut(NO_HASHES, new float[] {99, (float) Math.cos(turn), (float) Math.sin(turn)}))
          .toList();

  private static int quarter(int i) {
    return i * 4 / AROUND % 2;
  }

  @Test
  void learnsWhatNoStraightLineParts() {
    int[] learned = IntStream.range(0, AROUND).filter(i -> i % 3 != 0).toArray();
    KernelHead head =
        new KernelTraining(CIRCLE, 1)
            .fit(learned, IntStream.of(learned).map(KernelTrainingTest::quarter).toArray(), 2);
    for (int i = 0; i < AROUND; i += 3) {
      float[] scores = head.scores(CIRCLE.get(i).vector());
      boolean besideABorder = i % 10 == 0 || i % 10 == 9;
      if (!besideABorder) {
        assertThat(scores[quarter(i)]).as("at %d", i).isGreaterThan(scores[1 - quarter(i)]);
      }
    }
  }

  @Test
  void aPartThatWasLeftOutLeavesNoTrace() {
    int[] learned = {0, 1, 2, 10, 11, 12, 13};
    int[] y = {0, 0, 0, 1, 1, 1, 1};
    KernelHead head = new KernelTraining(CIRCLE, 1).fit(learned, y, 2);
    assertThat(head.weights()).hasSize(2 * learned.length);
    assertThat(head.points()).hasSize(2 * learned.length);
  }
}
