package dev.guestright.server.routing.model;

import dev.guestright.server.ids.StaffId;
import dev.guestright.server.routing.LiveModels;
import dev.guestright.server.routing.Routed;
import dev.guestright.server.routing.router.IntentModel;
import dev.guestright.server.routing.router.NeedRules;
import dev.guestright.server.routing.router.RoutableMessage;
import dev.guestright.server.routing.router.Route;
import dev.guestright.server.routing.router.Router;
import dev.guestright.server.routing.router.RoutingPlan;
import dev.guestright.triage.model.Embedding;
import dev.guestright.triage.model.ModelCard;
import dev.guestright.triage.model.ModelFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The models that read messages on this node. Which those are is asked of the database for each
 * message, so that a promotion or a roll-back holds at once on every node; a model's file is read
 * once.
 */
public final class ModelsAtWork implements LiveModels, AutoCloseable {

  private final ModelRows rows;
  private final Router router;
  private final Function<String, Embedding> encoders;
  private final Map<String, ReadingModel> loaded = new ConcurrentHashMap<>();

  /**
   * Opens no file yet.
   *
   * @param encoders finds each encoder that a model names
   */
  public ModelsAtWork(
      JdbcTemplate house, RoutingPlan plan, NeedRules needs, Function<String, Embedding> encoders) {
    this.rows = new ModelRows(house);
    this.router = new Router(plan, needs);
    this.encoders = encoders;
  }

  @Override
  public Optional<IntentModel> live() {
    return rows.reading().entrySet().stream()
        .filter(model -> model.getValue() == Stage.LIVE)
        .findFirst()
        .map(model -> load(model.getKey()));
  }

  @Override
  public void compare(Routed routed, RoutableMessage message) {
    if (routed.route().chosen() instanceof Route.Chosen.Stays) {
      return;
    }
    rows.reading()
        .forEach((version, stage) -> {
          if (stage == Stage.SHADOW) {
            String queue = router.route(message, Optional.of(load(version).unexplained())).queue();
            rows.watched(
                routed.customer().value(),
                routed.id().value(),
                version,
                queue,
                queue.equals(routed.route().queue()));
          }
        });
  }

  @Override
  public Optional<StaffId> promotedBy(String version) {
    return rows.find(version).flatMap(Model::promotedBy);
  }

  private ReadingModel load(String version) {
    return loaded.computeIfAbsent(version, this::read);
  }

  private ReadingModel read(String version) {
    try {
      Path file = Files.createTempFile("guestright-model-", "");
      try {
        Files.write(file, rows.file(version));
        ModelCard card = ModelFile.card(file);
        Set<String> measured =
            card.measured().byGroup().getOrDefault("language", Map.of()).keySet();
        return new ReadingModel(ModelFile.read(file, encoders), Set.copyOf(measured));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The model " + version + " cannot be read", e);
    }
  }

  @Override
  public void close() {
    loaded.values().forEach(model -> model.model().close());
  }
}
