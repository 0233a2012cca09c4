package dev.guestright.server.routing.router;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The bound on waiting, in made-up queues of every load. Written H for the largest head start: who
 * wrote more than H after somebody is never served before them; so with one agent, everybody is
 * served at the latest when somebody who wrote H later would have been by waiting time alone.
 */
class NobodyStarvesTest {

  private static final Duration LARGEST = RoutingPlan.ONE_QUEUE.largestHeadStart();
  private static final Instant BEGIN = Instant.parse("2026-11-24T08:00:00Z");

  private record Arrival(int number, Instant at, Need need, Duration takes) {
    Instant due() {
      return Router.dueAt(at, RoutingPlan.ONE_QUEUE.headStart(need));
    }
  }

  private record Served(Arrival arrival, Instant begun) {}

  private static final Comparator<Arrival> BY_DUE =
      Comparator.comparing(Arrival::due).thenComparing(Arrival::number);
  private static final Comparator<Arrival> BY_WAIT =
      Comparator.comparing(Arrival::at).thenComparing(Arrival::number);

  /** Some days: calm, busy, flooded by the pressing, and more than can ever be answered. */
  private static List<Arrival> day(long seed, int agents) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    int many = 60 + random.nextInt(200);
    double pressing = random.nextDouble();
    double load = 0.3 + 2 * random.nextDouble();
    List<Arrival> arrivals = new ArrayList<>();
    Instant at = BEGIN;
    for (int i = 0; i < many; i++) {
      Duration takes = Duration.ofSeconds(60 + random.nextInt(1_200));
      at = at.plus(Duration.ofSeconds((long) (random.nextInt(1_320) / load / agents)));
      Need need =
          random.nextDouble() < pressing
              ? Need.values()[random.nextInt(Need.values().length)]
              : Need.ORDINARY;
      arrivals.add(new Arrival(i, at, need, takes));
    }
    return arrivals;
  }

  private static List<Served> serve(List<Arrival> all, Comparator<Arrival> order, int agents) {
    PriorityQueue<Arrival> waiting = new PriorityQueue<>(order);
    PriorityQueue<Instant> free = new PriorityQueue<>();
    for (int i = 0; i < agents; i++) {
      free.add(BEGIN);
    }
    List<Served> served = new ArrayList<>();
    int next = 0;
    while (served.size() < all.size()) {
      Instant now = free.remove();
      if (waiting.isEmpty() && now.isBefore(all.get(next).at())) {
        now = all.get(next).at();
      }
      while (next < all.size() && !all.get(next).at().isAfter(now)) {
        waiting.add(all.get(next++));
      }
      Arrival first = waiting.remove();
      served.add(new Served(first, now));
      free.add(now.plus(first.takes()));
    }
    return served;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void whoWroteMoreThanTheLargestHeadStartLaterIsNeverServedBefore(int agents) {
    int overtaken = 0;
    for (long seed = 0; seed < 400; seed++) {
      List<Served> served = serve(day(seed, agents), BY_DUE, agents);
      Instant latest = Instant.MIN;
      for (Served one : served) {
        assertThat(
                Duration.between(
                    one.arrival().at(), latest.equals(Instant.MIN) ? one.arrival().at() : latest))
            .as("seed %d, message %d", seed, one.arrival().number())
            .isLessThanOrEqualTo(LARGEST);
        overtaken += latest.isAfter(one.arrival().at()) ? 1 : 0;
        latest = latest.isAfter(one.arrival().at()) ? latest : one.arrival().at();
      }
    }
    assertThat(overtaken).as("needs do come first: else this proves nothing").isPositive();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void everybodyIsServedWhenSomebodyWhoWroteThatMuchLaterWouldHaveBeen(long block) {
    for (long seed = block * 100; seed < block * 100 + 100; seed++) {
      List<Arrival> day = day(seed, 1);
      List<Served> served = serve(day, BY_DUE, 1);
      for (Served one : served) {
        Instant bound = begunByWaitAlone(day, one.arrival().at().plus(LARGEST));
        assertThat(one.begun())
            .as("seed %d, message %d", seed, one.arrival().number())
            .isBeforeOrEqualTo(bound);
      }
    }
  }

  @Test
  void oneOrdinaryMessageInAFloodOfThePressingIsServedAtTheBoundAndNoLater() {
    List<Arrival> flood = new ArrayList<>();
    flood.add(new Arrival(0, BEGIN, Need.SAFETY, Duration.ofMinutes(20)));
    Arrival ordinary = new Arrival(1, BEGIN.plusSeconds(60), Need.ORDINARY, Duration.ofMinutes(20));
    flood.add(ordinary);
    for (int i = 2; i < 300; i++) {
      Instant at = BEGIN.plus(Duration.ofMinutes(10L * i));
      flood.add(new Arrival(i, at, Need.SAFETY, Duration.ofMinutes(20)));
    }
    Instant begun =
        serve(flood, BY_DUE, 1).stream()
            .filter(one -> one.arrival().equals(ordinary))
            .map(Served::begun)
            .findFirst()
            .orElseThrow();
    Instant bound = ordinary.at().plus(LARGEST);
    assertThat(begun)
        .isBeforeOrEqualTo(begunByWaitAlone(flood, bound))
        .isAfter(begunByWaitAlone(flood, bound.minus(Duration.ofHours(1))));
  }

  /** When one agent, by waiting time alone, would begin with somebody who wrote just after then. */
  private static Instant begunByWaitAlone(List<Arrival> day, Instant wrote) {
    List<Arrival> before =
        new ArrayList<>(day.stream().filter(each -> !each.at().isAfter(wrote)).toList());
    Arrival asked = new Arrival(Integer.MAX_VALUE, wrote, Need.ORDINARY, Duration.ZERO);
    before.add(asked);
    return serve(before, BY_WAIT, 1).stream()
        .filter(each -> each.arrival().equals(asked))
        .map(Served::begun)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 8, 9})
  void whatIsPressingIsServedSoonerThanByWaitAlone(long seed) {
    List<Arrival> day =
        day(seed, 1).stream()
            .map(each ->
                new Arrival(
                    each.number(),
                    each.at(),
                    each.number() % 20 == 19 ? Need.SAFETY : Need.ORDINARY,
                    Duration.ofMinutes(40)))
            .toList();
    assertThat(wait(serve(day, BY_DUE, 1), Need.SAFETY))
        .isLessThan(wait(serve(day, BY_WAIT, 1), Need.SAFETY));
  }

  private static double wait(List<Served> served, Need need) {
    Function<Served, Duration> waited = one -> Duration.between(one.arrival().at(), one.begun());
    return served.stream()
        .filter(one -> one.arrival().need() == need)
        .mapToLong(one -> waited.apply(one).toSeconds())
        .average()
        .orElseThrow();
  }
}
