package dev.guestright.charter;

/** A data point, compiled: its place in the bit masks, and its natures as bits. */
final class Point {
  final DataPoint dataPoint;
  final int word;
  final long bit;
  final int natures;
  final boolean special;

  Point(DataPoint dataPoint, int index) {
    this.dataPoint = dataPoint;
    this.word = index / Long.SIZE;
    this.bit = 1L << (index % Long.SIZE);
    this.natures =
        dataPoint.tellsOf().stream().mapToInt(Nature::bit).reduce(0, (one, other) -> one | other);
    this.special = dataPoint.sensitivity() == Sensitivity.SPECIAL;
  }
}
