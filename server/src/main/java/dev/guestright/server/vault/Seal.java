package dev.guestright.server.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.guestright.server.ids.CustomerId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;

/**
 * One customer's data key at work: AES-256-GCM through Tink. A ciphertext is bound to its customer,
 * data point and item as associated data, so that one moved to another row does not open.
 */
final class Seal {

  /** In a data point's place, for words that are none; no charter can name a data point so. */
  static final String REQUEST = ":request";

  /** Before a data point's name, for what is locked away: it opens nowhere else. */
  static final String LOCKED = ":locked:";

  private final CustomerId customer;
  private final Aead key;

  private Seal(CustomerId customer, Aead key) {
    this.customer = customer;
    this.key = key;
  }

  /** Makes a new data key for this customer, wrapped by the master key. */
  static byte[] newWrappedKey(CustomerId customer, Aead master) {
    try {
      return TinkProtoKeysetFormat.serializeEncryptedKeyset(
          KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM),
          master,
          bytes(customer.value()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Cannot make a data key", e);
    }
  }

  /** Wraps a customer's data key anew, by the master key of now. What it sealed is not touched. */
  static byte[] rewrapped(CustomerId customer, byte[] wrapped, Aead master) {
    byte[] bound = bytes(customer.value());
    try {
      return TinkProtoKeysetFormat.serializeEncryptedKeyset(
          TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, master, bound), master, bound);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "The data key of customer " + customer + " does not open, and stays as it is", e);
    }
  }

  /** Unwraps a customer's data key. */
  static Seal of(CustomerId customer, byte[] wrapped, Aead master) {
    try {
      return new Seal(
          customer,
          TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, master, bytes(customer.value()))
              .getPrimitive(RegistryConfiguration.get(), Aead.class));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "A data key does not open: it belongs to another customer or another master key", e);
    }
  }

  byte[] close(String dataPoint, UUID item, String value) {
    try {
      return key.encrypt(value.getBytes(StandardCharsets.UTF_8), binding(dataPoint, item));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Cannot encrypt an item", e);
    }
  }

  String open(String dataPoint, UUID item, byte[] ciphertext) {
    try {
      return new String(key.decrypt(ciphertext, binding(dataPoint, item)), StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "Item " + item + " does not open: it was changed, or moved from elsewhere", e);
    }
  }

  private byte[] binding(String dataPoint, UUID item) {
    byte[] name = dataPoint.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(32 + name.length)
        .put(bytes(customer.value()))
        .put(bytes(item))
        .put(name)
        .array();
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
