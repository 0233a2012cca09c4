package dev.guestright.triage.model;

/** Counts ints: an open-addressing table that does not box and does not shrink. */
final class HashCounts {
  /** Key and count side by side, so that a look-up touches one line of memory; count 0 is free. */
  private int[] slots;

  private int size;

  /** A table for about {@code expected} different keys; it grows when there are more. */
  HashCounts(int expected) {
    int capacity = Integer.highestOneBit(Math.max(8, expected)) * 4;
    slots = new int[capacity * 2];
  }

  int size() {
    return size;
  }

  int capacity() {
    return slots.length / 2;
  }

  int keyAt(int slot) {
    return slots[slot * 2];
  }

  /** How often the key at this slot was added; 0 when the slot is free. */
  int countAt(int slot) {
    return slots[slot * 2 + 1];
  }

  /** How often a key was added. */
  int count(int key) {
    return slots[place(key) + 1];
  }

  void add(int key, int times) {
    int place = place(key);
    if (slots[place + 1] == 0) {
      slots[place] = key;
      size++;
    }
    slots[place + 1] += times;
    if (size * 4 > slots.length) {
      grow();
    }
  }

  private int place(int key) {
    int mask = slots.length / 2 - 1;
    int slot = (key * 0x9E3779B9) >>> Integer.numberOfLeadingZeros(mask);
    while (slots[slot * 2 + 1] != 0 && slots[slot * 2] != key) {
      slot = (slot + 1) & mask;
    }
    return slot * 2;
  }

  private void grow() {
    int[] old = slots;
    slots = new int[old.length * 2];
    size = 0;
    for (int i = 0; i < old.length; i += 2) {
      if (old[i + 1] != 0) {
        add(old[i], old[i + 1]);
      }
    }
  }
}
