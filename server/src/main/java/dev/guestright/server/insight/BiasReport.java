package dev.guestright.server.insight;

import dev.guestright.fairness.AuditJson;
import dev.guestright.fairness.stats.Proportion;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An audit's report as it is kept: for each subject what {@code bias-audit --format json} writes,
 * and the rate of those of whom nothing is known.
 */
final class BiasReport {

  private static final JsonMapper JSON = JsonMapper.shared();

  private BiasReport() {}

  static String write(List<Differing> reports, BiasCount count) {
    ObjectNode all = JSON.createObjectNode();
    for (Differing one : reports) {
      ObjectNode subject = (ObjectNode) JSON.readTree(AuditJson.write(one.report()));
      unknown(one.subject(), count)
          .ifPresent(rate -> {
            ObjectNode node = subject.putObject("notKnown");
            node.put("n", rate.of());
            node.put("rate", rate.rate());
            node.put("low", rate.wilson().low());
            node.put("high", rate.wilson().high());
          });
      all.set(one.subject(), subject);
    }
    return JSON.writeValueAsString(all);
  }

  /** Of a model nothing is known beyond what was counted. */
  private static Optional<Proportion> unknown(String name, BiasCount count) {
    return Subject.named(name).flatMap(it -> count.unknown(it.family(), it.outcome()));
  }

  static JsonNode read(String report) {
    return JSON.readTree(report);
  }
}
