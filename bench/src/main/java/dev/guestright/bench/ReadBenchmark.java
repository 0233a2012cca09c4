package dev.guestright.bench;

import dev.guestright.charter.Door;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** From a file of 1,000 lines to a door. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ReadBenchmark {
  private static final int LINES = 1_000;
  private final String yaml = Scenario.lines(LINES);

  /** Reads, lints and compiles. */
  @Benchmark
  public Door read() {
    return Door.of(Scenario.read(yaml));
  }
}
