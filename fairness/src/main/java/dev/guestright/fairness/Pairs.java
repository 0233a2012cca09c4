package dev.guestright.fairness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Who is compared with whom in one attribute or crossing. */
final class Pairs {

  /** A group, and its reference's place; none is everyone else. */
  record Pair(int place, Optional<Integer> reference, String name, boolean mirrored) {}

  private final List<Pair> pairs = new ArrayList<>();

  Pairs(Layout layout, Map<String, String> references) {
    int reference = layout.reference(references);
    for (int place = 0; place < layout.groups().size(); place++) {
      if (place != reference && !isMixture(layout, place)) {
        pairs.add(pair(layout, place, reference));
      }
    }
  }

  /** Small groups of several attributes are too mixed to say anything of. */
  private static boolean isMixture(Layout layout, int place) {
    Group group = layout.groups().get(place);
    return group.isPooled() && group.isCrossing();
  }

  private static Pair pair(Layout layout, int place, int reference) {
    if (reference >= 0) {
      return new Pair(place, Optional.of(reference), layout.groups().get(reference).name(), false);
    }
    return layout.isPair()
        ? new Pair(place, Optional.empty(), layout.groups().get(1 - place).name(), place == 1)
        : new Pair(place, Optional.empty(), Group.EVERYONE_ELSE, false);
  }

  void forEach(Consumer<Pair> each) {
    pairs.forEach(each);
  }
}
