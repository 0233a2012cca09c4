package dev.guestright.charter;

import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A play, compiled: what it does, and what its condition and its data give away. */
final class Scene {
  private static final Signal[] SIGNALS = Signal.values();

  final Play play;
  final Deed[] deeds;
  final int natures;
  final boolean usesCustomerData;

  Scene(Play play, Map<String, Deed> deeds, Map<String, Point> points) {
    this.play = play;
    this.deeds =
        play.actions().stream().map(deeds::get).filter(Objects::nonNull).toArray(Deed[]::new);
    int seen = 0;
    for (Signal signal : play.when().signals()) {
      for (Nature nature : signal.natures()) {
        seen |= nature.bit();
      }
    }
    for (String name : play.uses()) {
      Point point = points.get(name);
      seen |= point == null ? 0 : point.natures;
    }
    this.natures = seen;
    this.usesCustomerData =
        !play.uses().isEmpty()
            || play.when().signals().stream().anyMatch(signal -> signal.derivedFrom().isPresent());
  }

  boolean does(String action) {
    return play.action().equals(action) || play.also().contains(action);
  }

  /** Whether every signal that the condition lacks can be learned from the data in hand. */
  boolean learnsFrom(Set<String> data, Moment moment) {
    for (int lacking = play.when().unknownAt(moment); lacking != 0; lacking &= lacking - 1) {
      Signal signal = SIGNALS[Integer.numberOfTrailingZeros(lacking)];
      if (signal.derivedFrom().isEmpty() || !data.contains(signal.derivedFrom().get())) {
        return false;
      }
    }
    return true;
  }
}
