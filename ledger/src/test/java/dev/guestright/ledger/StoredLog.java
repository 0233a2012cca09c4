package dev.guestright.ledger;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** A log as a server keeps it in its tables: rows of entries, of hashes and of checkpoints. */
final class StoredLog implements LogSource {
  static final String ORIGIN = "log.example/trail";

  final NoteSigner key;
  final List<byte[]> entries = new ArrayList<>();
  final Map<String, byte[]> hashes = new HashMap<>();
  final List<String> checkpoints = new ArrayList<>();
  Frontier frontier = Frontier.empty();
  Optional<String> latest = Optional.empty();

  StoredLog(NoteSigner key) {
    this.key = key;
  }

  static StoredLog of(List<byte[]> entries) {
    StoredLog log = new StoredLog(NoteSigner.create(ORIGIN));
    log.append(entries);
    return log;
  }

  /** Entries that differ from each other, of 8 to 40 bytes. */
  static List<byte[]> numbered(int count, Random random) {
    List<byte[]> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] entry = new byte[8 + random.nextInt(33)];
      random.nextBytes(entry);
      ByteBuffer.wrap(entry).putInt(i);
      entries.add(entry);
    }
    return entries;
  }

  StoredLog append(List<byte[]> more) {
    entries.addAll(more);
    Growth growth = frontier.append(more.stream().map(Merkle::leaf).toList());
    for (TileHash completed : growth.completed()) {
      hashes.put(completed.level() + "/" + completed.index(), completed.hash().bytes());
    }
    frontier = growth.frontier();
    return this;
  }

  StoredLog sign() {
    String note = new Checkpoint(ORIGIN, frontier.head()).sign(key).encode();
    checkpoints.add(note);
    latest = Optional.of(note);
    return this;
  }

  LogVerifier verifier() {
    return new LogVerifier(ORIGIN, List.of(key.verifier()));
  }

  @Override
  public Optional<byte[]> tile(Tile tile) {
    byte[] row = new byte[tile.length()];
    for (int place = 0; place < tile.width(); place++) {
      byte[] hash = hashes.get(tile.level() + "/" + (tile.index() * Tile.WIDTH + place));
      if (hash == null) {
        return Optional.empty();
      }
      System.arraycopy(hash, 0, row, place * Hash.BYTES, Hash.BYTES);
    }
    return Optional.of(row);
  }

  @Override
  public Optional<byte[]> bundle(Bundle bundle) {
    int start = (int) Math.min(bundle.start(), entries.size());
    int end = Math.min(entries.size(), start + bundle.width());
    return start == end
        ? Optional.empty()
        : Optional.of(Bundle.encode(entries.subList(start, end)));
  }

  @Override
  public Optional<String> checkpoint() {
    return latest;
  }

  @Override
  public Stream<String> checkpoints() {
    return List.copyOf(checkpoints).stream();
  }
}
