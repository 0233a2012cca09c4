package dev.guestright.server.routing.router;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The queues of a house.
 *
 * @param peoples the name of the queue in which people decide
 * @param products what messages may name, and the skill that each asks for
 * @param headStarts how much earlier than their turn messages of each need come
 */
public record RoutingPlan(
    List<Queue> queues,
    String peoples,
    Map<String, String> products,
    Map<Need, Duration> headStarts) {

  /** The queue of a house that names none. */
  public static final String EVERYONE = "everyone";

  /** One queue for all: nothing to choose, and needs come first all the same. */
  public static final RoutingPlan ONE_QUEUE =
      new RoutingPlan(
          List.of(
              new Queue(
                  EVERYONE,
                  Map.of("en", "Everyone", "de", "Alle", "fr", "Tous", "es", "Todos"),
                  Optional.empty(),
                  Set.of())),
          EVERYONE,
          Map.of(),
          Map.of());

  /** Checks what {@link RoutingFile} has told in words already. */
  public RoutingPlan {
    queues = List.copyOf(queues);
    products = Map.copyOf(products);
    Map<Need, Duration> all = new EnumMap<>(Need.class);
    for (Need need : Need.values()) {
      all.put(need, headStarts.getOrDefault(need, need.usual()));
    }
    headStarts = Map.copyOf(all);
    if (queues.stream().noneMatch(queue -> queue.name().equals(peoples))) {
      throw new IllegalArgumentException("No queue is called " + peoples);
    }
    if (headStarts.values().stream()
        .anyMatch(start -> start.isNegative() || start.compareTo(Need.LARGEST_HEAD_START) > 0)) {
      throw new IllegalArgumentException("A head start is from nothing to a day");
    }
  }

  /** The queue in which people decide. */
  public Queue people() {
    return queue(peoples).orElseThrow();
  }

  /** Returns the queue of this name. */
  public Optional<Queue> queue(String name) {
    return queues.stream().filter(queue -> queue.name().equals(name)).findFirst();
  }

  /** Returns the queue that lists this intent. */
  public Optional<Queue> queueFor(String intent) {
    return queues.stream().filter(queue -> queue.intents().contains(intent)).findFirst();
  }

  Optional<String> skillFor(String product) {
    return Optional.ofNullable(products.get(product));
  }

  /** Returns the product that a text names, of those that are listed. */
  public Optional<String> productIn(String text) {
    Tokens tokens = Tokens.of(text);
    return products.keySet().stream()
        .sorted()
        .filter(product -> tokens.find(product).isPresent())
        .findFirst();
  }

  public Duration headStart(Need need) {
    return headStarts.getOrDefault(need, need.usual());
  }

  /** The most that anybody loses by others' needs. */
  public Duration largestHeadStart() {
    return headStarts.values().stream().max(Duration::compareTo).orElse(Duration.ZERO);
  }
}
