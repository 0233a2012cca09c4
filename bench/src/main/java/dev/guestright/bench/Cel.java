package dev.guestright.bench;

import dev.cel.common.CelValidationException;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.NullValue;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeBuilder;
import dev.guestright.charter.Action;
import dev.guestright.charter.Charter;
import dev.guestright.charter.Choice;
import dev.guestright.charter.Purpose;
import dev.guestright.charter.Signal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The scenario as one CEL expression. Its sets are bound as maps, and its variables resolved one by
 * one when asked for: faster than literals in the text, and than a map of all variables.
 */
final class Cel implements Engine.YesOrNo {
  private static final String EXPRESSION =
      """
      role in roles && data.all(d, d in known) &&
      (data == [] || free.exists(d, d in opened)) &&
      (told || heard && !no || yes && notice == shown && now < expires) &&
      (act == '' || human != true && act in groups && (
        groups[act] == 'helps' || groups[act] == 'neutral' ||
        groups[act] == 'survey' && contacts != null && contacts < 2 && complaint == false ||
        groups[act] == 'goodbye' &&
          (channel == 'phone' || intent != null && intent != 'cancel') ||
        upset == false && complaint == false && !(mood in distress) && (
          groups[act] == 'commercial' && !minor && data == [] &&
            topic != null && topic != 'bereavement' && contacts != null && contacts < 3 ||
          groups[act] == 'burdens' && data.all(d, d in harmless))))
      """;

  private record Gate(
      Map<String, Boolean> roles,
      Map<String, Boolean> data,
      boolean told,
      boolean heard,
      String shown) {}

  private final CelRuntime.Program program;
  private final Map<String, Gate> gates = new HashMap<>();
  private final Map<String, String> groups = new HashMap<>();
  private final Map<String, Boolean> known = new HashMap<>();
  private final Map<String, Boolean> harmless = new HashMap<>();
  private final Map<String, Boolean> distress = keys(Scenario.DISTRESS);

  Cel(Charter charter, CelRuntimeBuilder runtime) {
    for (Purpose purpose : charter.purposes().values()) {
      gates.put(
          purpose.name(),
          new Gate(
              keys(purpose.roles()),
              keys(purpose.dataPoints()),
              purpose.basis().isNeeded(),
              purpose.basis().yieldsToAnObjection(),
              charter.notice(purpose.name()).digest()));
    }
    for (Action action : charter.actions().values()) {
      if (!action.significant()) {
        groups.put(action.name(), Scenario.group(action));
      }
    }
    charter
        .dataPoints()
        .values()
        .forEach(point -> {
          known.put(point.name(), true);
          if (point.tellsOf().isEmpty()) {
            harmless.put(point.name(), true);
          }
        });
    try {
      program = runtime.build().createProgram(compiler().compile(EXPRESSION).getAst());
    } catch (CelValidationException | CelEvaluationException e) {
      throw new IllegalStateException("the scenario's expression is not CEL", e);
    }
  }

  private static CelCompiler compiler() {
    MapType set = MapType.create(SimpleType.STRING, SimpleType.BOOL);
    var compiler =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar("groups", MapType.create(SimpleType.STRING, SimpleType.STRING))
            .addVar("data", ListType.create(SimpleType.STRING))
            .addVar("free", ListType.create(SimpleType.STRING));
    List.of("roles", "known", "opened", "harmless", "distress")
        .forEach(name -> compiler.addVar(name, set));
    List.of("role", "act", "notice", "shown")
        .forEach(name -> compiler.addVar(name, SimpleType.STRING));
    List.of("told", "heard", "yes", "no", "minor")
        .forEach(name -> compiler.addVar(name, SimpleType.BOOL));
    List.of("now", "expires").forEach(name -> compiler.addVar(name, SimpleType.INT));
    List.of("human", "upset", "complaint", "mood", "topic", "contacts", "intent", "channel")
        .forEach(name -> compiler.addVar(name, SimpleType.DYN));
    return compiler.build();
  }

  @Override
  public boolean isPermitted(Case asked) {
    Gate gate = gates.get(asked.use().purpose());
    if (gate == null) {
      return false;
    }
    Choice choice = asked.customer().choices().get(asked.use().purpose());
    List<String> data = List.copyOf(asked.use().data());
    try {
      return (Boolean)
          program.eval((String name) -> Optional.of(variable(name, asked, gate, data, choice)));
    } catch (CelEvaluationException e) {
      throw new IllegalStateException(
          "the scenario's expression met a case it has no answer to", e);
    }
  }

  private Object variable(
      String name, Case asked, Gate gate, List<String> data, @Nullable Choice choice) {
    return switch (name) {
      case "role" -> asked.use().role();
      case "roles" -> gate.roles;
      case "data" -> data;
      case "known" -> known;
      case "opened" -> gate.data;
      case "harmless" -> harmless;
      case "free" -> List.copyOf(asked.free());
      case "told" -> gate.told;
      case "heard" -> gate.heard;
      case "shown" -> gate.shown;
      case "yes" -> choice != null && choice.yes();
      case "no" -> choice != null && !choice.yes();
      case "notice" -> choice == null ? "" : choice.notice();
      case "expires" -> choice == null ? 0L : choice.expires().orElseThrow().getEpochSecond();
      case "now" -> asked.moment().now().getEpochSecond();
      case "act" -> asked.use().action().orElse("");
      case "groups" -> groups;
      case "minor" -> asked.customer().minor();
      case "distress" -> distress;
      case "human" -> signal(asked, Signal.HUMAN_REQUESTED);
      case "upset" -> signal(asked, Signal.UPSET);
      case "complaint" -> signal(asked, Signal.OPEN_COMPLAINT);
      case "mood" -> signal(asked, Signal.MOOD);
      case "topic" -> signal(asked, Signal.TOPIC);
      case "contacts" -> signal(asked, Signal.REPEAT_CONTACTS);
      case "intent" -> signal(asked, Signal.INTENT);
      case "channel" -> signal(asked, Signal.CHANNEL);
      default -> throw new IllegalArgumentException("no variable " + name);
    };
  }

  private static Object signal(Case asked, Signal signal) {
    return asked.moment().value(signal).orElse(NullValue.NULL_VALUE);
  }

  private static Map<String, Boolean> keys(Iterable<String> names) {
    Map<String, Boolean> keys = new HashMap<>();
    names.forEach(name -> keys.put(name, true));
    return keys;
  }
}
