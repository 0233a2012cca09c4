package dev.guestright.charter;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The steps that ask whether this use fits the moment, the purpose and the customer's choice. */
final class Fit {
  private Fit() {}

  /** A play that cannot fit never gets to touch the data. */
  static @Nullable Decision moment(Inquiry inquiry) {
    Scene scene = inquiry.scene();
    if (scene == null) {
      return null;
    }
    return switch (scene.play.when().test(inquiry.moment())) {
      case YES -> null;
      case NO -> inquiry.refuse(Ground.Lack.DOES_NOT_FIT);
      case UNKNOWN -> {
        inquiry.learns();
        yield null;
      }
    };
  }

  static @Nullable Decision coverage(Inquiry inquiry) {
    Set<String> asked = inquiry.request().data();
    if (inquiry.opensAll() && !inquiry.isRestricted()) {
      inquiry.releases(asked, Map.of());
      return null;
    }
    Set<String> released = new HashSet<>();
    SortedMap<String, Ground> withheld = new TreeMap<>();
    for (String name : asked) {
      Ground ground = closed(inquiry, name);
      if (ground == null) {
        released.add(name);
      } else {
        withheld.put(name, ground);
      }
    }
    inquiry.releases(Set.copyOf(released), Map.copyOf(withheld));
    return released.isEmpty() ? inquiry.refuse(withheld.values().iterator().next()) : null;
  }

  /** What the moment lacks must be learnable from what is released, or there is no reason to. */
  static @Nullable Decision learning(Inquiry inquiry) {
    Scene scene = inquiry.scene();
    return scene == null
            || !inquiry.learning()
            || scene.learnsFrom(inquiry.released(), inquiry.moment())
        ? null
        : inquiry.refuse(Ground.Lack.MOMENT_NOT_KNOWN);
  }

  static @Nullable Decision consent(Inquiry inquiry) {
    Gate gate = inquiry.gate();
    Choice choice = inquiry.customer().choices().get(gate.purpose.name());
    if (!gate.purpose.isAsked()) {
      return choice != null && !choice.yes() && gate.purpose.basis().yieldsToAnObjection()
          ? inquiry.refuse(Ground.Lack.CUSTOMER_OBJECTED)
          : null;
    }
    if (choice != null && choice.coversNow(gate.purpose, gate.notice, inquiry.moment().now())) {
      return null;
    }
    if (choice != null && choice.forbidsAsking(gate.purpose, inquiry.moment().now())) {
      return inquiry.refuse(Ground.Lack.CUSTOMER_SAID_NO);
    }
    return inquiry.customer().minor()
        ? inquiry.refuse(Ground.Lack.A_CHILD_IS_NOT_ASKED)
        : inquiry.askFirst();
  }

  /** Why a data point stays closed, or null if it opens. */
  private static @Nullable Ground closed(Inquiry inquiry, String name) {
    Point point = inquiry.door().point(name);
    if (point == null || !inquiry.gate().covers(point)) {
      return Ground.Lack.PURPOSE_DOES_NOT_COVER.ground;
    }
    if (inquiry.customer().restricted().contains(name)) {
      return Ground.Lack.CUSTOMER_RESTRICTED.ground;
    }
    if (point.special && !inquiry.gate().purpose.isAsked()) {
      return Ground.of(RedLine.SENSITIVE_ONLY_ON_EXPLICIT_CONSENT);
    }
    Scene scene = inquiry.scene();
    return scene != null && !scene.play.uses().contains(name)
        ? Ground.Lack.PLAY_DOES_NOT_USE.ground
        : null;
  }
}
