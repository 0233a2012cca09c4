package dev.guestright.fairness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
  private final Map<Long, Long> customers = new HashMap<>();
  private final Map<Long, Long> onlyHere = new HashMap<>();
  private final Set<Long> present = new LinkedHashSet<>();
  private boolean hasCustomers;
  private int heldBack;

  Layout(int[] positions, List<Dictionary> dictionaries) {
    this.positions = positions;
    this.dictionaries = dictionaries;
  }

  /** Returns the counts of the group that a decision with these numbers belongs to. */
  Counts of(int[] numbers) {
    return raw.computeIfAbsent(key(numbers), it -> new Counts());
  }

  /** Takes a group that the present customer has a decision in. */
  void meet(int[] numbers) {
    present.add(key(numbers));
  }

  /** Ends the present customer, or several who are alike. */
  void leave(long alike) {
    hasCustomers = true;
    present.forEach(key -> customers.merge(key, alike, Long::sum));
    if (present.size() == 1) {
      onlyHere.merge(present.iterator().next(), alike, Long::sum);
    }
    present.clear();
  }

  private long people(long key, Counts counted) {
    return hasCustomers
        ? Math.min(counted.size(), customers.getOrDefault(key, 0L))
        : counted.size();
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
    long pooledPeople = 0;
    List<Long> small = new ArrayList<>();
    Map<Group, Long> large = new HashMap<>();
    for (Map.Entry<Long, Counts> each : raw.entrySet()) {
      long key = each.getKey();
      Counts counted = each.getValue();
      everyone.add(counted);
      if (people(key, counted) < smallest) {
        pooled.add(counted);
        // Who is in several groups is not counted, so that nobody is counted twice.
        pooledPeople += hasCustomers ? onlyHere.getOrDefault(key, 0L) : counted.size();
        small.add(key);
      } else {
        large.put(new Group(own, values(key)), key);
      }
    }
    large.keySet().stream()
        .sorted(ORDER)
        .forEach(group -> {
          long key = large.getOrDefault(group, 0L);
          places.put(key, groups.size());
          groups.add(group);
          counts.add(raw.getOrDefault(key, everyone));
        });
    if (pooledPeople >= smallest) {
      small.forEach(key -> places.put(key, groups.size()));
      groups.add(new Group(own, own.stream().map(it -> Group.POOLED).toList()));
      counts.add(pooled);
    } else {
      heldBack = small.size();
    }
    raw.clear();
    customers.clear();
    onlyHere.clear();
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
