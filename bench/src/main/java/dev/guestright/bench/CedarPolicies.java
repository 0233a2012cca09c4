package dev.guestright.bench;

import dev.guestright.charter.Action;
import dev.guestright.charter.Charter;
import dev.guestright.charter.DataPoint;
import dev.guestright.charter.Purpose;
import dev.guestright.charter.Signal;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Writes a charter with the scenario's rules in Cedar's language. */
final class CedarPolicies {
  /** The signals that the red lines and the scenario's rules read. */
  static final List<Signal> SIGNALS =
      List.of(
          Signal.HUMAN_REQUESTED,
          Signal.UPSET,
          Signal.OPEN_COMPLAINT,
          Signal.MOOD,
          Signal.TOPIC,
          Signal.REPEAT_CONTACTS,
          Signal.INTENT,
          Signal.CHANNEL);

  private static final String CALM =
      """
      context has upset && !context.upset &&
      context has open_complaint && !context.open_complaint &&
      !(context has mood && [%s].contains(context.mood))\
      """;

  private CedarPolicies() {}

  static String of(Charter charter) {
    StringBuilder cedar = new StringBuilder();
    charter.purposes().values().forEach(purpose -> cedar.append(permit(charter, purpose)));
    cedar.append(
        """
        forbid (principal, action, resource) unless { [%s].containsAll(context.data) };
        forbid (principal, action, resource)
        when { context has human_requested && context.human_requested }
        unless { action == Action::"read" };
        """
            .formatted(quoted(charter.dataPoints().keySet())));
    String calm = CALM.formatted(quoted(Scenario.DISTRESS));
    unless(cedar, charter, Action::significant, "false");
    unless(
        cedar,
        charter,
        in("survey"),
        fewer(2) + " && context has open_complaint && !context.open_complaint");
    unless(
        cedar,
        charter,
        in("goodbye"),
        """
        context has channel && context.channel == "phone" ||
        context has intent && context.intent != "cancel"\
        """);
    unless(
        cedar,
        charter,
        in("commercial"),
        calm
            + " && !context.minor && context.data.isEmpty() && "
            + "context has topic && context.topic != \"bereavement\" && "
            + fewer(3));
    unless(
        cedar,
        charter,
        in("burdens"),
        calm + " && [%s].containsAll(context.data)".formatted(quoted(harmless(charter))));
    return cedar.toString();
  }

  private static String permit(Charter charter, Purpose purpose) {
    return """
    permit (principal, action in [%s], resource == Purpose::"%s")
    when {
      [%s].contains(principal) &&
      (context.data.isEmpty() || [%s].containsAny(context.free)) && %s
    };
    """
        .formatted(
            actions(charter, action -> true) + ", Action::\"read\"",
            purpose.name(),
            purpose.roles().stream()
                .map(role -> "Role::\"" + role + "\"")
                .collect(Collectors.joining(", ")),
            quoted(purpose.dataPoints()),
            purpose.isAsked()
                ? "context.yes && context.notice == \"%s\" && context.now < context.expires"
                    .formatted(charter.notice(purpose.name()).digest())
                : purpose.basis().yieldsToAnObjection() ? "!context.no" : "true");
  }

  private static void unless(
      StringBuilder cedar, Charter charter, Predicate<Action> which, String condition) {
    String actions = actions(charter, which);
    if (!actions.isEmpty()) {
      cedar.append(
          """
          forbid (principal, action in [%s], resource) unless { %s };
          """
              .formatted(actions, condition));
    }
  }

  private static Predicate<Action> in(String group) {
    return action -> Scenario.group(action).equals(group);
  }

  private static String fewer(int contacts) {
    return "context has repeat_contacts && context.repeat_contacts < " + contacts;
  }

  private static List<String> harmless(Charter charter) {
    return charter.dataPoints().values().stream()
        .filter(point -> point.tellsOf().isEmpty())
        .map(DataPoint::name)
        .toList();
  }

  private static String actions(Charter charter, Predicate<Action> which) {
    return charter.actions().values().stream()
        .filter(which)
        .map(action -> "Action::\"" + action.name() + "\"")
        .collect(Collectors.joining(", "));
  }

  private static String quoted(Collection<String> names) {
    return names.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", "));
  }
}
