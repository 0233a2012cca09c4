package dev.guestright.bench;

import dev.guestright.charter.Charter;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One decision from a raw request, by each peer. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecisionBenchmark {
  private static final int CASES = 1_024;

  /** Who decides. */
  @Param public Peer peer = Peer.DOOR;

  private Engine engine = (Engine.YesOrNo) asked -> false;
  private Case[] cases = {};
  private int next;

  /** Builds the engine and the cases; not timed. */
  @Setup
  public void prepare() {
    Charter charter = Scenario.charter();
    engine = peer.of(charter);
    cases = Cases.of(charter, CASES);
  }

  /** Decides the next case. */
  @Benchmark
  public Object decide() {
    return engine.decide(cases[next++ & (CASES - 1)]);
  }
}
