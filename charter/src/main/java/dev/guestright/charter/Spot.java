package dev.guestright.charter;

/** A place in a file; lines and columns count from 1. */
record Spot(int line, int column) {
  static final Spot START = new Spot(1, 1);
}
