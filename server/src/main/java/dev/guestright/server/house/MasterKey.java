package dev.guestright.server.house;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The master key in its versions. What was sealed under any version that is here opens; what is
 * sealed from now on is sealed under the one in use. A file that another process changed is read
 * anew before the next use, so a rotation needs no restart.
 *
 * <p>In the file, versions stand in the order in which they were made: those before the one in use
 * are old, those after it wait until every node has them.
 */
public final class MasterKey implements Aead {

  private final KeyFiles files;
  private final Path file;
  private volatile Read now;

  private record Read(KeysetHandle keys, Aead aead, @Nullable Object stamp) {}

  MasterKey(KeyFiles files, Path file) throws GeneralSecurityException {
    this.files = files;
    this.file = file;
    this.now = read(stamp());
  }

  private Read read(@Nullable Object stamp) throws GeneralSecurityException {
    KeysetHandle keys = files.read(file);
    return new Read(keys, keys.getPrimitive(RegistryConfiguration.get(), Aead.class), stamp);
  }

  /** What changes with each new file, which always takes the old one's place whole. */
  private @Nullable Object stamp() {
    try {
      BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
      return List.of(is.lastModifiedTime(), is.size(), String.valueOf(is.fileKey()));
    } catch (IOException e) {
      return null;
    }
  }

  /** A file that is gone, or cannot be read just now, takes nothing from who has read it. */
  private Read now() {
    Object stamp = stamp();
    Read known = now;
    if (stamp == null || stamp.equals(known.stamp())) {
      return known;
    }
    try {
      Read anew = read(stamp);
      now = anew;
      return anew;
    } catch (GeneralSecurityException | RuntimeException e) {
      return known;
    }
  }

  @Override
  public byte[] encrypt(byte[] plain, byte[] bound) throws GeneralSecurityException {
    return now().aead().encrypt(plain, bound);
  }

  @Override
  public byte[] decrypt(byte[] sealed, byte[] bound) throws GeneralSecurityException {
    return now().aead().decrypt(sealed, bound);
  }

  /** The number of the version in use. It is no secret. */
  public int inUse() {
    return now().keys().getPrimary().getId();
  }

  /** The five bytes with which begins whatever the version in use sealed (Tink's wire format). */
  public byte[] mark() {
    return ByteBuffer.allocate(5).put((byte) 1).putInt(inUse()).array();
  }

  /** The numbers of all versions, oldest first. */
  public List<Integer> versions() {
    KeysetHandle keys = now().keys();
    List<Integer> versions = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      versions.add(keys.getAt(i).getId());
    }
    return versions;
  }

  /** The version that waits to be used, if one does. */
  public Optional<Integer> waiting() {
    List<Integer> versions = versions();
    return versions.getLast() == inUse() ? Optional.empty() : Optional.of(versions.getLast());
  }

  /** Makes a version that waits, and returns its number; one that waits already is that one. */
  public int add() {
    return changed(this::withOneThatWaits);
  }

  /** Takes the version that waits into use, making one where none waits; returns its number. */
  public int rotate() {
    return changed(keys -> {
      KeysetHandle with = withOneThatWaits(keys);
      return built(with, 0, with.size(), with.getAt(with.size() - 1).getId()).build();
    });
  }

  /** Destroys the versions before the one in use, and returns how many those were. */
  public int retire() {
    int before = versions().size();
    changed(keys -> {
      int inUse = keys.getPrimary().getId();
      int first = 0;
      while (keys.getAt(first).getId() != inUse) {
        first++;
      }
      return built(keys, first, keys.size(), inUse).build();
    });
    return before - versions().size();
  }

  private KeysetHandle withOneThatWaits(KeysetHandle keys) throws GeneralSecurityException {
    int inUse = keys.getPrimary().getId();
    if (keys.getAt(keys.size() - 1).getId() != inUse) {
      return keys;
    }
    return built(keys, 0, keys.size(), inUse)
        .addEntry(
            KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                .withRandomId())
        .build();
  }

  private static KeysetHandle.Builder built(KeysetHandle keys, int from, int to, int inUse) {
    KeysetHandle.Builder builder = KeysetHandle.newBuilder();
    for (int i = from; i < to; i++) {
      KeysetHandle.Entry entry = keys.getAt(i);
      KeysetHandle.Builder.Entry same = KeysetHandle.importKey(entry.getKey());
      builder.addEntry(entry.getId() == inUse ? same.makePrimary() : same);
    }
    return builder;
  }

  private interface Change {
    KeysetHandle of(KeysetHandle keys) throws GeneralSecurityException;
  }

  /**
   * One process at a time changes the file; it is there whole, old or new, whenever power fails.
   */
  private synchronized int changed(Change change) {
    try (FileChannel lock =
            FileChannel.open(
                file.resolveSibling("master.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock taken = lock.lock()) {
      KeysetHandle keys = change.of(files.read(file));
      if (taken.isValid()) {
        files.write(file, keys);
      }
      now = read(stamp());
      return keys.getAt(keys.size() - 1).getId();
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(
          "The master key " + file + " cannot be changed: " + e.getMessage(), e);
    }
  }
}
