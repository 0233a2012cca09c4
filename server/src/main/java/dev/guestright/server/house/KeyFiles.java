package dev.guestright.server.house;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.KmsClient;
import com.google.crypto.tink.KmsClients;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;

/**
 * Keysets in files that their owner alone can read. Once a file {@code kms} names a key in a key
 * management service, each is sealed by that service: who has the files opens nothing without it.
 */
final class KeyFiles {

  /** The keysets of a house; texts beside them, as the log's key, stay as they are. */
  static final List<String> KEYSETS = List.of("master.json", "derivation.json", "backups.json");

  private final Path directory;

  KeyFiles(Path directory) {
    this.directory = directory;
  }

  KeysetHandle read(Path file) throws GeneralSecurityException {
    String text = PrivateFile.read(file);
    return text.contains("\"encryptedKeyset\"")
        ? TinkJsonProtoKeysetFormat.parseEncryptedKeyset(text, kms(), bound(file))
        : TinkJsonProtoKeysetFormat.parseKeyset(text, InsecureSecretKeyAccess.get());
  }

  void write(Path file, KeysetHandle keys) throws GeneralSecurityException {
    PrivateFile.write(
        file,
        Files.exists(address())
            ? TinkJsonProtoKeysetFormat.serializeEncryptedKeyset(keys, kms(), bound(file))
            : TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get()));
  }

  /** Seals every keyset by this service's key, and checks that each one opens again. */
  void sealBy(String uri) throws GeneralSecurityException {
    client(uri).getAead(uri);
    for (String name : KEYSETS) {
      read(directory.resolve(name));
    }
    if (!Files.exists(address())) {
      PrivateFile.write(address(), uri);
    } else if (!PrivateFile.read(address()).strip().equals(uri)) {
      throw new GeneralSecurityException(
          "they are sealed by another key already: " + PrivateFile.read(address()).strip());
    }
    for (String name : KEYSETS) {
      Path file = directory.resolve(name);
      KeysetHandle keys = read(file);
      byte[] probe = kms().encrypt(new byte[0], bound(file));
      kms().decrypt(probe, bound(file));
      write(file, keys);
    }
  }

  private Path address() {
    return directory.resolve("kms");
  }

  private Aead kms() throws GeneralSecurityException {
    if (!Files.exists(address())) {
      throw new GeneralSecurityException(
          "they are sealed by a key management service, and the file that names its key is gone: "
              + address());
    }
    String uri = PrivateFile.read(address()).strip();
    return client(uri).getAead(uri);
  }

  /**
   * One that was added in code comes first; else whichever jar brings one that knows the address.
   */
  private static KmsClient client(String uri) throws GeneralSecurityException {
    try {
      return KmsClients.get(uri);
    } catch (GeneralSecurityException nobodyAddedOne) {
      try {
        return KmsClients.getAutoLoaded(uri).withDefaultCredentials();
      } catch (GeneralSecurityException e) {
        throw new GeneralSecurityException(
            "no client for the key management service of "
                + uri
                + " is here: put its jar on the class path (docs/how-to/keys.md)",
            e);
      }
    }
  }

  private static byte[] bound(Path file) {
    return ("guestright " + file.getFileName()).getBytes(StandardCharsets.UTF_8);
  }
}
