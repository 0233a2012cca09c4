package dev.guestright.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A log in a folder of files, with the paths that C2SP {@code tlog-tiles} gives them: to be served
 * by any web server, copied, or verified where it lies.
 *
 * <p>Beside the standard's {@code tile/} and {@code checkpoint} there is {@code checkpoints}, a
 * {@link CheckpointArchive}.
 */
public final class LogFolder implements LogSource {
  static final String CHECKPOINT = "checkpoint";
  static final String ARCHIVE = "checkpoints";

  private final Path folder;

  /** The log in this folder; it need not exist yet. */
  public LogFolder(Path folder) {
    this.folder = folder;
  }

  @Override
  public boolean manyAtOnce() {
    return true;
  }

  @Override
  public Optional<byte[]> tile(Tile tile) {
    return read(tile.path(), tile.length());
  }

  @Override
  public Optional<byte[]> bundle(Bundle bundle) {
    return read(bundle.path(), Bundle.MAX_BYTES);
  }

  @Override
  public Optional<String> checkpoint() {
    return read(CHECKPOINT, SignedNote.MAX_BYTES)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  @Override
  public Stream<String> checkpoints() {
    Path archive = folder.resolve(ARCHIVE);
    try {
      // Bytes that are no UTF-8 become a character that no signature covers, and are found so.
      return Files.exists(archive)
          ? CheckpointArchive.read(lenient(Files.newInputStream(archive)))
          : Stream.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes what the log of {@code to} entries has and the log of {@code from} entries had not, and
   * last, when all of it is there, the checkpoint, into both {@code checkpoint} and the archive.
   *
   * @param source the log to copy from
   * @param checkpoint signed, of {@code to} entries
   * @throws LogUnavailableException when the source has not all of it; then there is no new
   *     checkpoint
   * @throws UncheckedIOException when the folder cannot be written
   */
  public void publish(LogSource source, long from, long to, SignedNote checkpoint) {
    TileReader tiles = new TileReader(source);
    for (Bundle bundle : Bundle.between(from, to)) {
      write(
          bundle.path(),
          source
              .bundle(bundle)
              .orElseThrow(() -> new LogUnavailableException(bundle.path() + " is missing")));
    }
    for (Tile tile : Tile.between(from, to)) {
      write(tile.path(), tiles.require(tile));
    }
    try {
      Files.writeString(
          folder.resolve(ARCHIVE),
          CheckpointArchive.entry(checkpoint),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    write(CHECKPOINT, checkpoint.encode().getBytes(StandardCharsets.UTF_8));
  }

  static Reader lenient(InputStream in) {
    return new java.io.InputStreamReader(in, StandardCharsets.UTF_8);
  }

  private Optional<byte[]> read(String path, int most) {
    try (FileChannel file = FileChannel.open(folder.resolve(path))) {
      // One byte more than allowed is enough to be found too long.
      ByteBuffer content = ByteBuffer.allocate((int) Math.min(file.size(), most + 1L));
      while (content.hasRemaining() && file.read(content) >= 0) {}
      return Optional.of(
          content.hasRemaining()
              ? Arrays.copyOf(content.array(), content.position())
              : content.array());
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String path, byte[] content) {
    Path target = folder.resolve(path);
    Path unfinished = target.resolveSibling(target.getFileName() + ".new");
    try {
      Files.createDirectories(unfinished.getParent());
      Files.write(unfinished, content);
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
