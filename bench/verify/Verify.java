import dev.guestright.ledger.Bundle;
import dev.guestright.ledger.Checkpoint;
import dev.guestright.ledger.Frontier;
import dev.guestright.ledger.Growth;
import dev.guestright.ledger.Hash;
import dev.guestright.ledger.LogFolder;
import dev.guestright.ledger.LogSource;
import dev.guestright.ledger.LogVerifier;
import dev.guestright.ledger.Merkle;
import dev.guestright.ledger.NoteSigner;
import dev.guestright.ledger.SignedNote;
import dev.guestright.ledger.Tile;
import dev.guestright.ledger.TileHash;
import dev.guestright.ledger.Verdict;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * How fast a log in a folder is verified, beside what the same cores take to hash with SHA-256
 * alone. Run it with bench/verify/run.
 *
 * <p>A tree over entries hashes each entry after a byte, and for each entry one node of 65 bytes;
 * SHA-256 works in blocks of 64 bytes, the last one padded. Therefore three measures: the very
 * messages that the tree is made of, one after the other; the same bytes in one piece; and the
 * entries alone in one piece, which no tree can reach.
 */
class Verify {
  private static final int ROUNDS = 9;
  private static final int CORES = Runtime.getRuntime().availableProcessors();
  private static final int NODE = 65;

  public static void main(String[] args) throws Exception {
    Locale.setDefault(Locale.ROOT);
    int entries = Integer.parseInt(args[0]);
    int bytes = Integer.parseInt(args[1]);
    NoteSigner key = NoteSigner.create("bench.example/log");
    LogFolder folder = new LogFolder(Path.of(args[2]).resolve("log"));
    new Grown(key, entries, bytes).publishTo(folder);
    LogVerifier verifier = new LogVerifier(key.name(), List.of(key.verifier()));

    List<double[]> rounds = new ArrayList<>();
    for (int round = 1; round <= ROUNDS; round++) {
      double messages = seconds(() -> messages(entries / CORES, bytes));
      double piece = seconds(() -> piece((long) entries / CORES * (1 + bytes + NODE)));
      double alone = seconds(() -> piece((long) entries / CORES * bytes));
      long began = System.nanoTime();
      if (!(verifier.verify(folder) instanceof Verdict.Intact)) {
        throw new IllegalStateException("the log is not found intact");
      }
      double verified = (System.nanoTime() - began) / 1e9;
      rounds.add(
          new double[] {messages / verified, piece / verified, alone / verified, verified});
      System.out.printf(
          "round %d: verified in %.3f s; SHA-256 of the same messages %.3f s, of the same bytes in"
              + " one piece %.3f s, of the entries alone in one piece %.3f s%n",
          round, verified, messages, piece, alone);
    }
    System.out.printf(
        "%,d entries of %,d bytes on %d cores, median of %d rounds: %,.0f entries (%.0f MB) a"
            + " second; %.2f of the speed of SHA-256 over the same messages, %.2f of the same bytes"
            + " in one piece, %.2f of the entries alone in one piece%n",
        entries,
        bytes,
        CORES,
        ROUNDS,
        entries / median(rounds, 3),
        entries / median(rounds, 3) * bytes / 1e6,
        median(rounds, 0),
        median(rounds, 1),
        median(rounds, 2));
  }

  private static double median(List<double[]> rounds, int column) {
    return rounds.stream().mapToDouble(round -> round[column]).sorted().toArray()[ROUNDS / 2];
  }

  private interface Work {
    int run() throws Exception;
  }

  /** The time until every core has done its part. */
  private static double seconds(Work part) throws Exception {
    try (ExecutorService cores = Executors.newFixedThreadPool(CORES)) {
      long began = System.nanoTime();
      List<Future<Integer>> parts = new ArrayList<>();
      for (int core = 0; core < CORES; core++) {
        parts.add(cores.submit(part::run));
      }
      for (Future<Integer> each : parts) {
        each.get();
      }
      return (System.nanoTime() - began) / 1e9;
    }
  }

  private static int messages(int entries, int bytes) throws Exception {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    byte[] leaf = new byte[1 + bytes];
    byte[] node = new byte[NODE];
    for (int i = 0; i < entries; i++) {
      sha256.update(leaf);
      sha256.digest(node, 1, Hash.BYTES);
      sha256.update(node);
      sha256.digest(node, 1 + Hash.BYTES, Hash.BYTES);
    }
    return node[1];
  }

  private static int piece(long bytes) throws Exception {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    byte[] piece = new byte[1 << 16];
    for (long left = bytes; left > 0; left -= piece.length) {
      sha256.update(piece, 0, (int) Math.min(left, piece.length));
    }
    return sha256.digest()[0];
  }

  /** A log of random entries, the same 256 again and again: what hashing costs is the same. */
  private static final class Grown implements LogSource {
    private final List<byte[]> entries = new ArrayList<>();
    private final Map<String, byte[]> rows = new HashMap<>();
    private final long size;
    private final SignedNote checkpoint;

    Grown(NoteSigner key, int count, int bytes) {
      Random random = new Random(1);
      List<Hash> leaves = new ArrayList<>();
      for (int place = 0; place < Tile.WIDTH; place++) {
        byte[] entry = new byte[bytes];
        random.nextBytes(entry);
        entries.add(entry);
        leaves.add(Merkle.leaf(entry));
      }
      Frontier frontier = Frontier.empty();
      while (frontier.size() < count) {
        int width = (int) Math.min(Tile.WIDTH, count - frontier.size());
        Growth growth = frontier.append(leaves.subList(0, width));
        growth.completed().forEach(this::keep);
        frontier = growth.frontier();
      }
      size = count;
      checkpoint = new Checkpoint(key.name(), frontier.head()).sign(key);
    }

    private void keep(TileHash hash) {
      byte[] row =
          rows.computeIfAbsent(
              hash.level() + "/" + (hash.level() == 0 ? 0 : hash.tile()),
              none -> new byte[Tile.WIDTH * Hash.BYTES]);
      hash.hash().copyTo(row, hash.place() * Hash.BYTES);
    }

    void publishTo(LogFolder folder) {
      folder.publish(this, 0, size, checkpoint);
    }

    @Override
    public Optional<byte[]> bundle(Bundle bundle) {
      return Optional.of(Bundle.encode(entries.subList(0, bundle.width())));
    }

    @Override
    public Optional<byte[]> tile(Tile tile) {
      byte[] row = rows.get(tile.level() + "/" + (tile.level() == 0 ? 0 : tile.index()));
      return Optional.of(Arrays.copyOf(row, tile.length()));
    }

    @Override
    public Optional<String> checkpoint() {
      return Optional.of(checkpoint.encode());
    }

    @Override
    public Stream<String> checkpoints() {
      return Stream.of(checkpoint.encode());
    }
  }
}
