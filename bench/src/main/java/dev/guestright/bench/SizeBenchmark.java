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

/** One decision by charters of different sizes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SizeBenchmark {
  private static final int CASES = 1_024;

  /** How many purposes, and as many data points. */
  @Param({"10", "100", "1000"})
  public int size;

  /** Who decides. */
  @Param({"HAND_WRITTEN", "DOOR"})
  public Peer peer = Peer.DOOR;

  private Engine engine = (Engine.YesOrNo) asked -> false;
  private Case[] cases = {};
  private int next;

  /** Builds the engine and the cases; not timed. */
  @Setup
  public void prepare() {
    Charter charter = Scenario.read(Scenario.large(size));
    engine = peer.of(charter);
    cases = Cases.of(charter, CASES);
  }

  /** Decides the next case. */
  @Benchmark
  public Object decide() {
    return engine.decide(cases[next++ & (CASES - 1)]);
  }
}
