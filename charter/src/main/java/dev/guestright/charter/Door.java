package dev.guestright.charter;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one door: decides each use of customer data by a charter, compiled to look-ups, bit masks and
 * closures. Immutable, and safe for any number of threads.
 *
 * <p>Guarantees: deciding is pure; nothing unknown is ever permitted; no red line is crossed,
 * whatever the charter says.
 *
 * <p>A play is asked for twice. First without the signals that its own data tells: the door permits
 * its data with {@link Duty#LEARN_ONLY}, provided that consent covers it and that nothing else
 * about the moment is unknown. Then with those signals known: the door tests the condition and
 * permits the action, or refuses it with {@code does-not-fit}. If the condition is {@link Truth#NO}
 * already without customer data, the first request is refused and the data never touched.
 */
public final class Door {
  private final Charter charter;
  private final Map<String, Gate> gates = new HashMap<>();
  private final Map<String, Point> points = new HashMap<>();
  private final Map<String, Deed> deeds = new HashMap<>();
  private final Map<String, Scene> scenes = new HashMap<>();
  private final Set<String> roles = new HashSet<>();

  private Door(Charter charter) {
    this.charter = charter;
    for (DataPoint point : charter.dataPoints().values()) {
      points.put(point.name(), new Point(point, points.size()));
    }
    for (Action action : charter.actions().values()) {
      deeds.put(action.name(), new Deed(action, charter.rules()));
    }
    for (Purpose purpose : charter.purposes().values()) {
      gates.put(purpose.name(), new Gate(purpose, charter.notice(purpose.name()), points));
      roles.addAll(purpose.roles());
    }
    for (Play play : charter.plays().values()) {
      scenes.put(play.name(), new Scene(play, deeds, points));
    }
  }

  /** The door of a charter. Compiles once; keep it. */
  public static Door of(Charter charter) {
    return new Door(charter);
  }

  /** The charter behind the door. */
  public Charter charter() {
    return charter;
  }

  /**
   * Decides one use.
   *
   * @param request who wants which data, why, and to do what
   * @param customer the customer's own choices
   * @param moment what is known right now
   */
  public Decision decide(UseRequest request, CustomerState customer, Moment moment) {
    return new Inquiry(this, request, customer, moment).decision();
  }

  @Nullable Gate gate(String purpose) {
    return gates.get(purpose);
  }

  @Nullable Point point(String dataPoint) {
    return points.get(dataPoint);
  }

  @Nullable Deed deed(String action) {
    return deeds.get(action);
  }

  @Nullable Scene scene(String play) {
    return scenes.get(play);
  }

  boolean knowsRole(String role) {
    return roles.contains(role);
  }
}
