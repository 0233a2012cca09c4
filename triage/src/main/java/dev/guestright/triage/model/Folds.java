package dev.guestright.triage.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Examples dealt into parts, each label evenly.
 *
 * @param of the part of each example, by position
 * @param count how many parts
 */
record Folds(List<Integer> of, int count) {

  static Folds deal(List<Example> examples, int count, long seed) {
    Map<String, List<Integer>> byLabel = new LinkedHashMap<>();
    for (int i = 0; i < examples.size(); i++) {
      byLabel.computeIfAbsent(examples.get(i).label(), l -> new ArrayList<>()).add(i);
    }
    List<Integer> of = new ArrayList<>(Collections.nCopies(examples.size(), 0));
    int next = 0;
    Random random = new Random(seed);
    for (List<Integer> members : byLabel.values()) {
      Collections.shuffle(members, random);
      for (int i : members) {
        of.set(i, next++ % count);
      }
    }
    return new Folds(List.copyOf(of), count);
  }

  /** The examples of one part, by position. */
  int[] members(int fold) {
    return IntStream.range(0, of.size()).filter(i -> of.get(i) == fold).toArray();
  }

  /** All others: what a model may learn from before it is asked about the part. */
  int[] without(int fold) {
    return IntStream.range(0, of.size()).filter(i -> of.get(i) != fold).toArray();
  }
}
