package dev.guestright.bench;

import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Compares all, in one run: first that they agree, then what they cost, then the ratios as
 * Markdown.
 */
public final class Compare {
  private static final int FORKS = 2;
  private static final int WARM_UPS = 5;
  private static final int ROUNDS = 16;
  private static final int WARM_UP_ROUNDS = 4;
  private static final int COLD_FORKS = 5;

  private Compare() {}

  /** Takes the milliseconds a round, 250 if none are given; 0 stops after the agreement. */
  public static void main(String[] args) throws RunnerException {
    long millis = args.length == 0 ? 250 : Long.parseLong(args[0]);
    System.out.println(Agreement.reached());
    if (millis == 0) {
      return;
    }
    Collection<RunResult> decisions = run(timed(DecisionBenchmark.class, millis));
    Collection<RunResult> sizes = run(timed(SizeBenchmark.class, millis));
    Collection<RunResult> read = run(timed(ReadBenchmark.class, millis));
    Collection<RunResult> firstRead =
        run(
            of(ReadBenchmark.class)
                .mode(Mode.SingleShotTime)
                .warmupIterations(0)
                .measurementIterations(1)
                .forks(COLD_FORKS));
    System.out.println(new Report(decisions, sizes, read, firstRead).markdown());
  }

  private static ChainedOptionsBuilder timed(Class<?> benchmark, long millis) {
    return of(benchmark)
        .addProfiler(GCProfiler.class)
        .warmupIterations(WARM_UPS)
        .warmupTime(TimeValue.milliseconds(WARM_UP_ROUNDS * millis))
        .measurementIterations(ROUNDS)
        .measurementTime(TimeValue.milliseconds(millis))
        .forks(FORKS);
  }

  private static ChainedOptionsBuilder of(Class<?> benchmark) {
    return new OptionsBuilder()
        .include(String.format(Locale.ROOT, "^%s\\.", benchmark.getName()))
        .jvmArgs("-Xms1g", "-Xmx1g", "--enable-native-access=ALL-UNNAMED")
        .verbosity(VerboseMode.SILENT)
        .shouldFailOnError(true);
  }

  private static Collection<RunResult> run(ChainedOptionsBuilder options) throws RunnerException {
    return new Runner(options.build()).run();
  }
}
