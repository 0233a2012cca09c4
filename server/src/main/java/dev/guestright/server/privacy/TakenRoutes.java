package dev.guestright.server.privacy;

import dev.guestright.server.routing.Routed;
import dev.guestright.server.routing.router.FoundNeed;
import dev.guestright.server.routing.router.IntentModel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where a customer's messages went, and why, as they take it away. */
final class TakenRoutes {

  static final List<String> COLUMNS =
      List.of(
          "at",
          "message",
          "language",
          "queue",
          "need",
          "rule",
          "head_start",
          "read_as",
          "confidence",
          "model");

  private TakenRoutes() {}

  static List<List<String>> rows(List<Routed> routes) {
    return routes.stream().map(TakenRoutes::row).toList();
  }

  private static List<String> row(Routed routed) {
    Optional<IntentModel.Opinion> opinion = routed.route().chosen().opinion();
    return List.of(
        routed.at().toString(),
        routed.message().toString(),
        routed.language(),
        routed.route().queue(),
        routed.route().need().stored(),
        routed.route().found().map(FoundNeed::rule).orElse(""),
        routed.route().headStart().toString(),
        opinion.map(IntentModel.Opinion::label).orElse(""),
        opinion.map(it -> String.format(Locale.ROOT, "%.3f", it.confidence())).orElse(""),
        opinion.map(IntentModel.Opinion::version).orElse(""));
  }
}
