package dev.guestright.server.trail.witness;

import dev.guestright.ledger.CheckpointArchive;
import dev.guestright.ledger.SignedNote;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file, best on another machine, that each checkpoint is added to. It is a checkpoint archive:
 * {@code guestright log verify --witness FILE} reads it as it is.
 */
final class FileElsewhere implements Place {

  private final Path file;

  FileElsewhere(Path file) {
    this.file = file;
  }

  @Override
  public String name() {
    return file.toString();
  }

  @Override
  public void send(SignedNote checkpoint, long size) throws NotSent {
    byte[] entry = CheckpointArchive.entry(checkpoint).getBytes(StandardCharsets.UTF_8);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      ByteBuffer bytes = ByteBuffer.wrap(entry);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    } catch (IOException e) {
      throw new NotSent(NotSent.Kind.NOT_WRITTEN, e.getClass().getSimpleName());
    }
  }
}
