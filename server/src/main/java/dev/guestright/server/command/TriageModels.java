package dev.guestright.server.command;

import dev.guestright.server.house.House;
import dev.guestright.server.routing.model.Model;
import dev.guestright.server.routing.model.Models;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Lists the models of a house, and where each stands. */
@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    description = "Lists the models of the house: their stage, gate, and agreement in shadow.")
final class TriageModels implements Callable<Integer> {

  @Mixin private HouseOptions options = new HouseOptions();

  @Option(names = "--json", description = "Print the list as JSON.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    try (House house = House.visit(options.directory(), options.database())) {
      List<Model> models = new Models(house.database().house(), Clock.systemUTC()).all();
      tell(Terminal.out(spec), models);
    }
    return 0;
  }

  private void tell(PrintWriter out, List<Model> models) {
    if (json) {
      out.println(
          new JsonMapper().writeValueAsString(models.stream().map(TriageModels::asMap).toList()));
    } else {
      models.forEach(model ->
          out.printf(
              "%s  %-7s  gate %s  in shadow %d read, %d as it went%n",
              model.version(),
              model.stage().stored(),
              model.gateIsOpen() ? "open" : "shut",
              model.watched(),
              model.agreed()));
      if (models.isEmpty()) {
        out.println("No model is here. Put one in with: guestright triage put-in");
      }
    }
    out.flush();
  }

  private static Map<String, Object> asMap(Model model) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("model", model.version());
    map.put("sha256", model.sha256());
    map.put("stage", model.stage().stored());
    map.put("reasons", model.reasons());
    map.put("watched", model.watched());
    map.put("agreed", model.agreed());
    map.put("trainingSets", model.card().trainingSets());
    return map;
  }
}
