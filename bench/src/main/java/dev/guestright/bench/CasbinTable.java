package dev.guestright.bench;

import dev.guestright.charter.Action;
import dev.guestright.charter.Charter;
import dev.guestright.charter.Choice;
import dev.guestright.charter.Moment;
import dev.guestright.charter.Purpose;
import dev.guestright.charter.Signal;
import dev.guestright.charter.UseRequest;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.casbin.jcasbin.main.Enforcer;
import org.jspecify.annotations.Nullable;

/**
 * The scenario as jCasbin's documents would have it: a table with a row for each purpose and role,
 * the conditions in the matcher, and the charter's sets behind two functions.
 */
final class CasbinTable implements Engine.YesOrNo {
  private static final String TOLD = "told";
  private static final String HEARD = "heard";
  private static final String MODEL =
      """
      [request_definition]
      r = role, purpose, data, free, act, minor, yes, no, notice, expires, now, human, upset, \
      complaint, mood, topic, contacts, intent, channel

      [policy_definition]
      p = purpose, role, notice

      [policy_effect]
      e = some(where (p.eft == allow))

      [matchers]
      m = r.purpose == p.purpose && r.role == p.role && isOf('known', r.data) && \
      (isOf('nothing', r.data) || opens(p.purpose, r.free)) && \
      (p.notice == 'told' || p.notice == 'heard' && !r.no || \
      r.yes && r.notice == p.notice && r.now < r.expires) && \
      (r.act == '' || r.human != true && (\
      isOf('helps', r.act) || isOf('neutral', r.act) || \
      isOf('survey', r.act) && r.contacts != nil && r.contacts < 2 && r.complaint == false || \
      isOf('goodbye', r.act) && \
      (r.channel == 'phone' || r.intent != nil && r.intent != 'cancel') || \
      r.upset == false && r.complaint == false && !isOf('distress', r.mood) && (\
      isOf('commercial', r.act) && !r.minor && isOf('nothing', r.data) && \
      r.topic != nil && r.topic != 'bereavement' && r.contacts != nil && r.contacts < 3 || \
      isOf('burdens', r.act) && isOf('harmless', r.data))))
      """;

  private final Enforcer enforcer = new Enforcer(Enforcer.newModel(MODEL));
  private final Map<String, Set<String>> groups = new HashMap<>();
  private final Map<String, Set<String>> opened = new HashMap<>();

  CasbinTable(Charter charter) {
    groups.put("known", charter.dataPoints().keySet());
    groups.put("distress", Scenario.DISTRESS);
    groups.put("nothing", Set.of());
    groups.put("harmless", new HashSet<>());
    for (Action action : charter.actions().values()) {
      if (!action.significant()) {
        groups.computeIfAbsent(Scenario.group(action), name -> new HashSet<>()).add(action.name());
      }
    }
    charter.dataPoints().values().stream()
        .filter(point -> point.tellsOf().isEmpty())
        .forEach(point -> groups.get("harmless").add(point.name()));
    enforcer.addFunction("isOf", new CasbinFunction("isOf", this::isOf));
    enforcer.addFunction("opens", new CasbinFunction("opens", this::opens));
    for (Purpose purpose : charter.purposes().values()) {
      opened.put(purpose.name(), purpose.dataPoints());
      String notice = notice(charter, purpose);
      purpose.roles().forEach(role -> enforcer.addPolicy(purpose.name(), role, notice));
    }
  }

  private static String notice(Charter charter, Purpose purpose) {
    if (purpose.isAsked()) {
      return charter.notice(purpose.name()).digest();
    }
    return purpose.basis().yieldsToAnObjection() ? HEARD : TOLD;
  }

  @Override
  public boolean isPermitted(Case asked) {
    UseRequest use = asked.use();
    Moment moment = asked.moment();
    Choice choice = asked.customer().choices().get(use.purpose());
    return enforcer.enforce(
        use.role(),
        use.purpose(),
        use.data(),
        asked.free(),
        use.action().orElse(""),
        asked.customer().minor(),
        choice != null && choice.yes(),
        choice != null && !choice.yes(),
        choice == null ? "" : choice.notice(),
        choice == null ? 0L : choice.expires().orElseThrow().getEpochSecond(),
        moment.now().getEpochSecond(),
        moment.value(Signal.HUMAN_REQUESTED).orElse(null),
        moment.value(Signal.UPSET).orElse(null),
        moment.value(Signal.OPEN_COMPLAINT).orElse(null),
        moment.value(Signal.MOOD).orElse(null),
        moment.value(Signal.TOPIC).orElse(null),
        moment.value(Signal.REPEAT_CONTACTS).orElse(null),
        moment.value(Signal.INTENT).orElse(null),
        moment.value(Signal.CHANNEL).orElse(null));
  }

  /** Whether one or all of them are in that group. */
  private boolean isOf(@Nullable Object group, @Nullable Object members) {
    Set<String> all = groups.getOrDefault(String.valueOf(group), Set.of());
    return members instanceof Collection<?> many
        ? all.containsAll(many)
        : members != null && all.contains(members);
  }

  private boolean opens(@Nullable Object purpose, @Nullable Object data) {
    Set<String> open = opened.getOrDefault(String.valueOf(purpose), Set.of());
    return data instanceof Collection<?> many && many.stream().anyMatch(open::contains);
  }
}
