package dev.guestright.server.house;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The house's keys. The master key wraps each customer's data key; the derivation key gives every
 * other secret its own bytes (HKDF, RFC 5869), so that one backup of the directory {@code keys}
 * holds all that is needed to open the database again. Without it nobody can.
 */
public final class Keys {

  private final MasterKey master;
  private final PrfSet derivation;
  private final StreamingAead backups;
  private final Path directory;

  private Keys(MasterKey master, PrfSet derivation, StreamingAead backups, Path directory) {
    this.master = master;
    this.backups = backups;
    this.derivation = derivation;
    this.directory = directory;
  }

  /**
   * Opens the keys of this directory, and makes them at the first start.
   *
   * @throws IllegalStateException when there is a database but its keys are gone
   */
  public static Keys open(DataDirectory data) {
    Path master = data.keys().resolve("master.json");
    Path derivation = data.keys().resolve("derivation.json");
    boolean databaseExists = Files.exists(data.postgres().resolve("PG_VERSION"));
    if (databaseExists && !(Files.exists(master) && Files.exists(derivation))) {
      throw new IllegalStateException(
          "The keys in "
              + data.keys()
              + " are gone, and without them nothing in the database can be read."
              + " Put them back from your backup, or start with another --data directory.");
    }
    try {
      AeadConfig.register();
      PrfConfig.register();
      StreamingAeadConfig.register();
      KeyFiles files = new KeyFiles(data.keys());
      keyset(files, master, PredefinedAeadParameters.AES256_GCM);
      return new Keys(
          new MasterKey(files, master),
          keyset(files, derivation, PredefinedPrfParameters.HKDF_SHA256)
              .getPrimitive(RegistryConfiguration.get(), PrfSet.class),
          keyset(
                  files,
                  data.keys().resolve("backups.json"),
                  PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB)
              .getPrimitive(RegistryConfiguration.get(), StreamingAead.class),
          data.keys());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "The keys in " + data.keys() + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static KeysetHandle keyset(KeyFiles files, Path file, Parameters parameters)
      throws GeneralSecurityException {
    if (!Files.exists(file)) {
      files.write(file, KeysetHandle.generateNew(parameters));
    }
    return files.read(file);
  }

  /**
   * Seals the keysets of this directory by a key of a key management service, which whoever opens
   * them needs from then on. It can be called again after it broke off.
   *
   * @param uri the key's address, as Tink's client for that service writes it
   * @throws IllegalStateException when the service cannot be reached; nothing is lost then
   */
  public void sealBy(String uri) {
    try {
      new KeyFiles(directory).sealBy(uri);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "The keys in " + directory + " cannot be sealed: " + e.getMessage(), e);
    }
  }

  /** The key that wraps customers' data keys. */
  public MasterKey master() {
    return master;
  }

  /** The key that encrypts backups. */
  StreamingAead backups() {
    return backups;
  }

  /**
   * Checks that the keys of another house were put here, before a backup of it is restored.
   *
   * @throws IllegalStateException naming what is missing
   */
  static void requireAll(DataDirectory data) {
    List<String> missing =
        Stream.of("master.json", "derivation.json", "backups.json", "log.key")
            .filter(name -> !Files.exists(data.keys().resolve(name)))
            .toList();
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          "A backup holds no keys, and without them nobody can read it. Put your copy of the"
              + " directory keys into "
              + data.keys()
              + " first. Missing: "
              + String.join(", ", missing));
    }
  }

  /** Where the keys lie, for the note that asks to back them up. */
  public Path directory() {
    return directory;
  }

  /** Returns a secret for one use; other uses get other, unrelated bytes. */
  public byte[] secret(String use, int bytes) {
    return derive(("secret:" + use).getBytes(StandardCharsets.UTF_8), bytes);
  }

  /** Returns the key text kept under this name, made by {@code make} the first time. */
  public String text(String name, Supplier<String> make) {
    Path file = directory.resolve(name);
    if (!Files.exists(file)) {
      PrivateFile.write(file, make.get());
    }
    return PrivateFile.read(file);
  }

  /** Returns {@link #secret} as text that fits a password field. */
  public String password(String use) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret(use, 24));
  }

  /**
   * Returns the identifier that always belongs to this outside reference: the same reference gives
   * the same identifier, and nobody without the keys can tell one from the other (UUIDv8, RFC 9562
   * §5.8). This is what makes an import repeatable without storing the references themselves.
   */
  public UUID idOf(String kind, String... reference) {
    StringBuilder input = new StringBuilder("id:").append(kind);
    for (String part : reference) {
      input.append('\u0000').append(part.length()).append(':').append(part);
    }
    ByteBuffer bytes =
        ByteBuffer.wrap(derive(input.toString().getBytes(StandardCharsets.UTF_8), 16));
    long high = (bytes.getLong() & ~0xF000L) | 0x8000L;
    long low = (bytes.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private byte[] derive(byte[] input, int bytes) {
    try {
      return derivation.computePrimary(input, bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The derivation key does not work", e);
    }
  }
}
