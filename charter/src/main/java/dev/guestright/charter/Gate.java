package dev.guestright.charter;

import java.util.Map;

/** A purpose, compiled: which data it opens, as one bit a data point. */
final class Gate {
  final Purpose purpose;
  final Notice notice;
  final boolean helps;
  private final long[] covered;

  Gate(Purpose purpose, Notice notice, Map<String, Point> points) {
    this.purpose = purpose;
    this.notice = notice;
    this.helps = !purpose.words().isEmpty() && !purpose.benefit().isEmpty();
    this.covered = new long[(points.size() + Long.SIZE - 1) / Long.SIZE];
    for (String name : purpose.dataPoints()) {
      Point point = points.get(name);
      if (point != null) {
        covered[point.word] |= point.bit;
      }
    }
  }

  /** Covered, and of a special category only if the customer is asked. */
  boolean opens(Point point) {
    return covers(point) && (!point.special || purpose.isAsked());
  }

  boolean covers(Point point) {
    return (covered[point.word] & point.bit) != 0;
  }
}
