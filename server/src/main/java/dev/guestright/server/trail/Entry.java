package dev.guestright.server.trail;

import dev.guestright.server.house.Hmac;
import dev.guestright.server.ids.NewId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One entry of the log. It holds no personal data: the customer is a salted hash, and so is the
 * record that the entry vouches for. Whoever has the record and the entry's salt can compute both
 * again. Each entry's salt comes from its customer's; once that is erased nobody can compute any of
 * them, and the log stays whole.
 */
public record Entry(UUID id, byte[] body) {

  private static final JsonMapper JSON = new JsonMapper();

  /** Vouches for a use of one customer's data. */
  public static Entry of(UseRecord use, byte[] salt) {
    return about(Act.USE, use.id().value(), use.at(), salt, use.customer().value(), use);
  }

  /** Vouches for what became of a permitted use: whether anybody saw what it released. */
  static Entry ofOutcome(UseRecord use, byte[] salt, boolean shown, Instant at) {
    return about(
        Act.OUTCOME,
        NewId.next(),
        at,
        salt,
        use.customer().value(),
        Map.of("use", use.id().toString(), "shown", shown));
  }

  /** Vouches for a record about one customer. */
  public static Entry about(
      Act act, UUID id, Instant at, byte[] salt, UUID customer, Object record) {
    byte[] own = saltOf(id, salt);
    ObjectNode entry = plain(act, id, at);
    entry.put("subject", salted(own, customer.toString().getBytes(StandardCharsets.UTF_8)));
    entry.put("record", salted(own, JSON.writeValueAsBytes(record)));
    return new Entry(id, JSON.writeValueAsBytes(entry));
  }

  /** Vouches for something that the house did and that concerns no single customer. */
  public static Entry ofHouse(Act act, UUID id, Instant at, Object record) {
    ObjectNode entry = plain(act, id, at);
    entry.set("record", JSON.valueToTree(record));
    return new Entry(id, JSON.writeValueAsBytes(entry));
  }

  /** The SHA-256 of words that stay out of the log, in base64: it vouches for them all the same. */
  public static String digest(String words) {
    return salted(new byte[0], words.getBytes(StandardCharsets.UTF_8));
  }

  private static ObjectNode plain(Act act, UUID id, Instant at) {
    return JSON.createObjectNode()
        .put("act", act.name().toLowerCase(java.util.Locale.ROOT))
        .put("id", id.toString())
        .put("at", at.toString());
  }

  /**
   * The salt of one entry, out of its customer's. Whoever is shown it can check that entry, and
   * cannot tell which others are the same customer's (HMAC, RFC 2104).
   */
  static byte[] saltOf(UUID entry, byte[] customersSalt) {
    return Hmac.sha256(customersSalt, entry.toString().getBytes(StandardCharsets.UTF_8));
  }

  static String salted(byte[] salt, byte[] content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(salt);
      return Base64.getEncoder().encodeToString(digest.digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java has SHA-256", e);
    }
  }
}
