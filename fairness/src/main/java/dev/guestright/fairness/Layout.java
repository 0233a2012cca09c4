package dev.guestright.fairness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The groups of one attribute or crossing that may be shown, and how each decision finds its own.
 * Groups below the smallest size are put together; if they are too few even so, they are not shown
 * at all, and only count among everyone else.
 */
final class Layout {

  private static final int BITS = 15;
  private static final int HELD_BACK = -1;

  private final int[] positions;
  private final List<Dictionary> dictionaries;
  private final Map<Long, Counts> raw = new HashMap<>();
  private final Map<Long, Integer> places = new HashMap<>();
  private final List<Group> groups = new ArrayList<>();
  private final List<Counts> counts = new ArrayList<>();
  private final Counts everyone = new Counts();
  private int heldBack;

  Layout(int[] positions, List<Dictionary> dictionaries) {
    this.positions = positions;
    this.dictionaries = dictionaries;
  }

  /** Returns the counts of the group that a decision with these numbers belongs to. */
  Counts of(int[] numbers) {
    return raw.computeIfAbsent(key(numbers), it -> new Counts());
  }

  /** Returns the place of the shown group that a decision belongs to, or less than 0. */
  int place(int[] numbers) {
    return places.getOrDefault(key(numbers), HELD_BACK);
  }

  private long key(int[] numbers) {
    long key = 0;
    for (int position : positions) {
      key = key << BITS | numbers[position];
    }
    return key;
  }

  /** Returns the columns of this attribute or crossing. */
  List<String> attributes() {
    return Arrays.stream(positions).mapToObj(it -> dictionaries.get(it).column()).toList();
  }

  /** Decides which groups may be shown. Call once, when all is counted. */
  void close(int smallest) {
    List<String> own = attributes();
    Counts pooled = new Counts();
    List<Long> small = new ArrayList<>();
    Map<Group, Long> large = new HashMap<>();
    raw.forEach((key, counted) -> {
      everyone.add(counted);
      if (counted.size() < smallest) {
        pooled.add(counted);
        small.add(key);
      } else {
        large.put(new Group(own, values(key)), key);
      }
    });
    large.keySet().stream()
        .sorted(ORDER)
        .forEach(group -> {
          long key = large.getOrDefault(group, 0L);
          places.put(key, groups.size());
          groups.add(group);
          counts.add(raw.getOrDefault(key, everyone));
        });
    if (pooled.size() >= smallest) {
      small.forEach(key -> places.put(key, groups.size()));
      groups.add(new Group(own, own.stream().map(it -> Group.POOLED).toList()));
      counts.add(pooled);
    } else {
      heldBack = small.size();
    }
    raw.clear();
  }

  /** By value, with those who are in no value of their own last. */
  private static final Comparator<Group> ORDER =
      Comparator.comparing((Group group) -> group.values().contains(Group.UNKNOWN))
          .thenComparing(Group::values, Layout::compare);

  private static int compare(List<String> one, List<String> other) {
    for (int i = 0; i < one.size(); i++) {
      int order = one.get(i).compareTo(other.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private List<String> values(long key) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < positions.length; i++) {
      int number = (int) (key >>> BITS * (positions.length - 1 - i)) & Dictionary.MOST;
      values.add(dictionaries.get(positions[i]).text(number));
    }
    return values;
  }

  List<Group> groups() {
    return groups;
  }

  Counts counts(int place) {
    return counts.get(place);
  }

  Counts everyone() {
    return everyone;
  }

  /** Returns how many groups are too small even together. */
  int heldBack() {
    return heldBack;
  }

  /** Returns the place of the named reference, if this crossing has one that may be shown. */
  int reference(Map<String, String> references) {
    for (int place = 0; place < groups.size(); place++) {
      Map<String, String> by = groups.get(place).by();
      if (references.entrySet().containsAll(by.entrySet())) {
        return place;
      }
    }
    return HELD_BACK;
  }

  /** Whether the two groups shown are everyone, so that each is the other's everyone else. */
  boolean isPair() {
    return groups.size() == 2 && heldBack == 0;
  }
}
