package dev.guestright.server.gateway.live;

import dev.guestright.server.house.SignedWebhook;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.vault.Fact;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * One system behind its circuit breaker: when half of its last answers failed, it is left in peace
 * for half a minute, and nobody waits for it meanwhile.
 */
final class LiveSource {

  private static final Logger LOG = LoggerFactory.getLogger(LiveSource.class);
  private static final JsonMapper JSON = new JsonMapper();

  private static final int LONGEST_ANSWER_BYTES = 1 << 20;
  private static final CircuitBreakerConfig BREAKER =
      CircuitBreakerConfig.custom()
          .slidingWindowSize(10)
          .minimumNumberOfCalls(5)
          .failureRateThreshold(50)
          .waitDurationInOpenState(Duration.ofSeconds(30))
          .permittedNumberOfCallsInHalfOpenState(2)
          .build();

  private final String name;
  private final SignedWebhook at;
  private final Collection<String> data;
  private final Duration wait;
  private final CircuitBreaker breaker;

  LiveSource(LivePlan.Source planned) {
    this.name = planned.name();
    this.at = planned.at();
    this.data = planned.data();
    this.wait = planned.patience();
    this.breaker = CircuitBreaker.of(name, BREAKER);
    breaker
        .getEventPublisher()
        .onStateTransition(
            moved -> LOG.warn("Live source {}: {}", name, moved.getStateTransition().getToState()));
  }

  boolean has(Collection<String> dataPoints) {
    return data.stream().anyMatch(dataPoints::contains);
  }

  /** What of these is asked here. */
  List<String> of(Collection<String> dataPoints) {
    return data.stream().filter(dataPoints::contains).toList();
  }

  /**
   * Asks for what this system has of these data points.
   *
   * @throws IOException when it does not answer in time, or not as it should, or is left in peace
   */
  List<Fact> ask(CustomerId customer, Collection<String> dataPoints, Instant now)
      throws IOException {
    if (!breaker.tryAcquirePermission()) {
      throw new IOException("left in peace");
    }
    long began = System.nanoTime();
    try {
      List<String> asked = of(dataPoints);
      SignedWebhook.Reply reply =
          at.ask(NewId.next().toString(), body(customer, asked), now, wait, LONGEST_ANSWER_BYTES);
      if (reply.status() != 200) {
        throw new IOException("status " + reply.status());
      }
      List<Fact> facts = LiveAnswer.facts(reply.body(), name, asked, now);
      breaker.onSuccess(System.nanoTime() - began, TimeUnit.NANOSECONDS);
      return facts;
    } catch (IOException | RuntimeException e) {
      breaker.onError(System.nanoTime() - began, TimeUnit.NANOSECONDS, e);
      throw e;
    }
  }

  private static String body(CustomerId customer, List<String> asked) {
    return JSON.writeValueAsString(Map.of("customer", customer.toString(), "data", asked));
  }
}
