package dev.guestright.charter;

import org.jspecify.annotations.Nullable;

/** The first steps: nothing that the charter does not know gets further. */
final class Knowns {
  private Knowns() {}

  static @Nullable Decision reason(Inquiry inquiry) {
    Gate gate = inquiry.door().gate(inquiry.request().purpose());
    if (gate == null) {
      return inquiry.refuse(Ground.Lack.UNKNOWN_PURPOSE);
    }
    inquiry.gate(gate);
    return gate.helps ? null : inquiry.refuse(RedLine.NO_PURPOSE_OR_BENEFIT_NO_USE);
  }

  static @Nullable Decision role(Inquiry inquiry) {
    String role = inquiry.request().role();
    if (inquiry.gate().purpose.roles().contains(role)) {
      return null;
    }
    return inquiry.refuse(
        inquiry.door().knowsRole(role) ? Ground.Lack.ROLE_NOT_ALLOWED : Ground.Lack.UNKNOWN_ROLE);
  }

  static @Nullable Decision data(Inquiry inquiry) {
    boolean opensAll = true;
    for (String name : inquiry.request().data()) {
      Point point = inquiry.door().point(name);
      if (point == null) {
        return inquiry.refuse(Ground.Lack.UNKNOWN_DATA);
      }
      inquiry.asksFor(point);
      opensAll &= inquiry.gate().opens(point);
    }
    inquiry.opensAll(opensAll);
    return null;
  }

  static @Nullable Decision action(Inquiry inquiry) {
    if (inquiry.request().action().isEmpty()) {
      return null;
    }
    Deed deed = inquiry.door().deed(inquiry.request().action().get());
    if (deed == null) {
      return inquiry.refuse(Ground.Lack.UNKNOWN_ACTION);
    }
    inquiry.does(deed.alone);
    return null;
  }

  static @Nullable Decision play(Inquiry inquiry) {
    UseRequest request = inquiry.request();
    if (request.play().isEmpty()) {
      return null;
    }
    Scene scene = inquiry.door().scene(request.play().get());
    if (scene == null) {
      return inquiry.refuse(Ground.Lack.UNKNOWN_PLAY);
    }
    if (!scene.play.purpose().equals(request.purpose())) {
      return inquiry.refuse(Ground.Lack.PLAY_SERVES_ANOTHER_PURPOSE);
    }
    if (request.action().isPresent() && !scene.does(request.action().get())) {
      return inquiry.refuse(Ground.Lack.PLAY_DOES_NOT_DO_THAT);
    }
    inquiry.plays(scene);
    return null;
  }
}
