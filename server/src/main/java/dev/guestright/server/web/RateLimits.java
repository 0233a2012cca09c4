package dev.guestright.server.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.guestright.server.house.Settings;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.springframework.stereotype.Component;

/**
 * How often one program, customer or address may ask, by token buckets (Bucket4j): so many a
 * second, ten times as many at once after a rest. Each node counts for itself. Who is counted is
 * kept in memory, for as long as it matters, and never written anywhere.
 */
@Component
public final class RateLimits {

  /** More than this many are not told apart from newcomers: memory stays bounded under a flood. */
  private static final long MOST_COUNTED = 100_000;

  private static final int BURST = 10;

  /** Who is counted. */
  public enum Kind {
    PROGRAM(Settings.Limits::perProgram),
    CUSTOMER(Settings.Limits::perCustomer),
    ADDRESS(Settings.Limits::perAddress);

    private final ToIntFunction<Settings.Limits> perSecond;

    Kind(ToIntFunction<Settings.Limits> perSecond) {
      this.perSecond = perSecond;
    }
  }

  private record Who(Kind kind, String name) {}

  private final Settings.Limits limits;
  private final Cache<Who, Bucket> buckets =
      Caffeine.newBuilder()
          .maximumSize(MOST_COUNTED)
          .expireAfterAccess(Duration.ofMinutes(1))
          .build();

  RateLimits(Settings settings) {
    this.limits = settings.limits();
  }

  /** Counts one request; returns how long to wait when it is one too many. */
  public Optional<Duration> tooMany(Kind kind, String name) {
    ConsumptionProbe probe =
        buckets
            .get(new Who(kind, name), who -> bucket(kind.perSecond.applyAsInt(limits)))
            .tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  private static Bucket bucket(int perSecond) {
    return Bucket.builder()
        .addLimit(limit ->
            limit.capacity((long) perSecond * BURST).refillGreedy(perSecond, Duration.ofSeconds(1)))
        .build();
  }
}
