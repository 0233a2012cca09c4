package dev.guestright.ledger;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * How fast a log is verified, next to how fast one core hashes. Run by hand, on a quiet machine;
 * the command and the last results are in the README.
 */
final class Throughput {
  private static final int ROUNDS = 7;
  private static final double MEGA = 1e6;

  private Throughput() {}

  public static void main(String[] args) {
    int length = Integer.parseInt(args[0]);
    int count = Integer.parseInt(args[1]);
    Endless log = new Endless(length, count);
    List<Double> byClock = new ArrayList<>();
    List<Double> byCore = new ArrayList<>();
    List<Double> byCoreOfEach = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      Speed bulk = Speed.of(() -> hash(new byte[1 << 20], count / ((1 << 20) / length)));
      Speed each = Speed.of(() -> hash(new byte[length], count));
      Speed verify = Speed.of(log::verify);
      byClock.add(verify.byClock / bulk.byClock);
      byCore.add(verify.byCore / bulk.byCore);
      byCoreOfEach.add(verify.byCore / each.byCore);
      System.out.printf(
          "SHA-256 in one piece %s, entry by entry %s; verified %s%n", bulk, each, verify);
    }
    System.out.printf(
        "%d entries of %d bytes, median of %d rounds: %.2f of SHA-256 in one piece by the clock,"
            + " %.2f by core time (%.2f of SHA-256 entry by entry), heap at most %d MB%n",
        count,
        length,
        ROUNDS,
        median(byClock),
        median(byCore),
        median(byCoreOfEach),
        Runtime.getRuntime().maxMemory() >> 20);
  }

  /** Megabytes a second: by the clock, and by the time that cores were busy with it. */
  private record Speed(double byClock, double byCore) {
    static Speed of(Work work) {
      OperatingSystemMXBean machine =
          (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
      long clock = System.nanoTime();
      long busy = machine.getProcessCpuTime();
      double megabytes = work.megabytes();
      return new Speed(
          megabytes * 1e9 / (System.nanoTime() - clock),
          megabytes * 1e9 / (machine.getProcessCpuTime() - busy));
    }

    @Override
    public String toString() {
      return "%.0f MB/s (%.0f a core)".formatted(byClock, byCore);
    }
  }

  private interface Work {
    double megabytes();
  }

  private static double median(List<Double> values) {
    Collections.sort(values);
    return values.get(values.size() / 2);
  }

  private static double hash(byte[] piece, int times) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (int i = 0; i < times; i++) {
        sha256.digest(piece);
      }
      return piece.length * (double) times / MEGA;
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** A log that repeats 256 entries, so that reading it costs nothing. */
  private static final class Endless implements LogSource {
    private final int length;
    private final byte[] bundle;
    private final byte[] leaves = new byte[Tile.WIDTH * Hash.BYTES];
    private final Map<String, byte[]> upper = new HashMap<>();
    private final TreeHead head;
    private final NoteSigner key = NoteSigner.create(StoredLog.ORIGIN);
    private final String checkpoint;

    Endless(int length, int count) {
      this.length = length;
      List<byte[]> entries = new ArrayList<>();
      Edge edge = new Edge(new Hasher());
      Random random = new Random(1);
      for (int place = 0; place < Tile.WIDTH; place++) {
        byte[] entry = new byte[length];
        random.nextBytes(entry);
        entries.add(entry);
        Merkle.leaf(entry).copyTo(leaves, place * Hash.BYTES);
      }
      for (int i = 0; i < count; i++) {
        edge.append(leaves, i % Tile.WIDTH * Hash.BYTES, this::keep);
      }
      bundle = Bundle.encode(entries);
      head = edge.freeze().head();
      checkpoint = new Checkpoint(StoredLog.ORIGIN, head).sign(key).encode();
    }

    private void keep(int level, long index, byte[] source, int offset) {
      if (level > 0) {
        byte[] row =
            upper.computeIfAbsent(
                level + "/" + index / Tile.WIDTH, none -> new byte[Tile.WIDTH * Hash.BYTES]);
        int at = (int) (index % Tile.WIDTH) * Hash.BYTES;
        System.arraycopy(source, offset, row, at, Hash.BYTES);
      }
    }

    double verify() {
      Verdict verdict = new LogVerifier(StoredLog.ORIGIN, List.of(key.verifier())).verify(this);
      if (!(verdict instanceof Verdict.Intact)) {
        throw new IllegalStateException(verdict.toString());
      }
      return (double) head.size() * length / MEGA;
    }

    @Override
    public Optional<byte[]> bundle(Bundle wanted) {
      return Optional.of(Arrays.copyOf(bundle, wanted.width() * (length + Bundle.LENGTH_BYTES)));
    }

    @Override
    public Optional<byte[]> tile(Tile tile) {
      byte[] row = tile.level() == 0 ? leaves : upper.get(tile.level() + "/" + tile.index());
      return Optional.ofNullable(row).map(all -> Arrays.copyOf(all, tile.length()));
    }

    @Override
    public Optional<String> checkpoint() {
      return Optional.of(checkpoint);
    }

    @Override
    public Stream<String> checkpoints() {
      return Stream.of(checkpoint);
    }
  }
}
