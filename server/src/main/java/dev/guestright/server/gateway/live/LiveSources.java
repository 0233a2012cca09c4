package dev.guestright.server.gateway.live;

import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.vault.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * The company's systems that are asked at the moment of a use. Each is asked once for all that is
 * wanted of it, several at the same time, and none is waited for longer than its own time.
 */
public final class LiveSources {

  /** No system is asked for anything. */
  public static final LiveSources NONE = new LiveSources(new LivePlan(List.of()));

  private final List<LiveSource> sources;

  public LiveSources(LivePlan plan) {
    this.sources = plan.sources().stream().map(LiveSource::new).toList();
  }

  /**
   * What came.
   *
   * @param unreachable the data points of which nothing is known now, because their source did not
   *     answer as it should
   */
  public record Fetched(List<Fact> facts, Set<String> unreachable) {

    /** Nothing was asked for. */
    public static final Fetched NOTHING = new Fetched(List.of(), Set.of());

    public Fetched {
      facts = List.copyOf(facts);
      unreachable = Set.copyOf(unreachable);
    }

    /** What of it is of these data points, and of these items where not all is wanted. */
    public Fetched of(Collection<String> dataPoints, Map<String, ? extends Collection<?>> only) {
      return new Fetched(
          facts.stream()
              .filter(fact -> dataPoints.contains(fact.dataPoint()))
              .filter(fact -> {
                Collection<?> wanted = only.get(fact.dataPoint());
                return wanted == null || wanted.contains(fact.id());
              })
              .toList(),
          unreachable.stream().filter(dataPoints::contains).collect(Collectors.toSet()));
    }
  }

  /** Asks whoever has any of these data points about a customer. The use is on record by then. */
  public Fetched fetch(CustomerId customer, Collection<String> dataPoints, Instant now) {
    List<LiveSource> asked = sources.stream().filter(source -> source.has(dataPoints)).toList();
    if (asked.isEmpty()) {
      return Fetched.NOTHING;
    }
    List<Fact> facts = new ArrayList<>();
    Set<String> unreachable = new HashSet<>();
    Map<LiveSource, Future<List<Fact>>> answers = new ConcurrentHashMap<>();
    try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
      asked.forEach(source ->
          answers.put(source, together.submit(() -> source.ask(customer, dataPoints, now))));
    }
    answers.forEach((source, answer) -> {
      if (answer.state() == Future.State.SUCCESS) {
        facts.addAll(answer.resultNow());
      } else {
        unreachable.addAll(source.of(dataPoints));
      }
    });
    return new Fetched(facts, unreachable);
  }
}
