package dev.guestright.ledger;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where a run of up to 256 neighbouring entries stands in the log, and how it is called and written
 * down.
 *
 * <p>Source: C2SP {@code tlog-tiles}, "Log entries".
 *
 * @param index which bundle, from 0; its first entry is {@code index * 256}
 * @param width entries in it, 1 to 256; below 256 the bundle is partial
 */
public record Bundle(long index, int width) {
  /** Bytes that one entry may have: what 16 bits can count. */
  public static final int MAX_ENTRY_BYTES = 0xffff;

  /** Bytes of length before each entry. */
  static final int LENGTH_BYTES = 2;

  /** Bytes that a bundle may have. */
  static final int MAX_BYTES = Tile.WIDTH * (LENGTH_BYTES + MAX_ENTRY_BYTES);

  private static final String KIND = "entries";

  /**
   * @throws LogFormatException when a number is outside of its range
   */
  public Bundle {
    TilePath.check(index, width);
  }

  /**
   * The bundle that this path names.
   *
   * @throws LogFormatException when it is no bundle's path, or not its canonical one
   */
  public static Bundle parse(String path) {
    TilePath parsed = TilePath.parse(path);
    if (!parsed.kind().equals(KIND)) {
      throw new LogFormatException("not an entry bundle's path");
    }
    return new Bundle(parsed.index(), parsed.width());
  }

  /** The bundles that a log of {@code to} entries has and one of {@code from} had not. */
  public static List<Bundle> between(long from, long to) {
    return Tile.between(from, to).stream()
        .filter(tile -> tile.level() == 0)
        .map(tile -> new Bundle(tile.index(), tile.width()))
        .toList();
  }

  /**
   * A bundle's content: each entry after two bytes of its length, big-endian.
   *
   * @throws LogFormatException when there are more than 256 entries, or one has more than {@link
   *     #MAX_ENTRY_BYTES}
   */
  public static byte[] encode(List<byte[]> entries) {
    if (entries.size() > Tile.WIDTH) {
      throw new LogFormatException("a bundle has at most 256 entries");
    }
    ByteArrayOutputStream bundle = new ByteArrayOutputStream();
    for (byte[] entry : entries) {
      if (entry.length > MAX_ENTRY_BYTES) {
        throw new LogFormatException("an entry has at most " + MAX_ENTRY_BYTES + " bytes");
      }
      bundle.write(entry.length >>> Byte.SIZE);
      bundle.write(entry.length);
      bundle.writeBytes(entry);
    }
    return bundle.toByteArray();
  }

  /**
   * The entries of a bundle's content.
   *
   * @throws LogFormatException when the content ends within an entry, or has more than 256
   */
  public static List<byte[]> decode(byte[] bundle) {
    List<byte[]> entries = new ArrayList<>();
    for (int at = 0; at < bundle.length; ) {
      int end = end(bundle, at);
      if (end > bundle.length || entries.size() == Tile.WIDTH) {
        throw new LogFormatException("a bundle is at most 256 whole entries");
      }
      entries.add(Arrays.copyOfRange(bundle, at + LENGTH_BYTES, end));
      at = end;
    }
    return entries;
  }

  /** Where the entry whose length stands at {@code at} ends; beyond the bundle when it is cut. */
  static int end(byte[] bundle, int at) {
    if (bundle.length - at < LENGTH_BYTES) {
      return Integer.MAX_VALUE;
    }
    return at + LENGTH_BYTES + ((bundle[at] & 0xff) << Byte.SIZE | bundle[at + 1] & 0xff);
  }

  /** The path below the log's prefix, such as {@code tile/entries/x001/067}. */
  public String path() {
    return TilePath.of(KIND, index, width);
  }

  /** The position of the first entry. */
  public long start() {
    return index * Tile.WIDTH;
  }

  /** Whether the bundle has room left. */
  public boolean isPartial() {
    return width < Tile.WIDTH;
  }

  /** The same bundle with all of its 256 entries. */
  public Bundle full() {
    return new Bundle(index, Tile.WIDTH);
  }
}
