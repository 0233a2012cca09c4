package dev.guestright.server.trail;

import dev.guestright.ledger.NoteVerifier;
import dev.guestright.ledger.PortableProof;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a customer takes home to prove, years later and with no help of the house, that a record
 * about them is in the log and is the one that was logged: the record, the salt that hides them in
 * the log, and the inclusion proof with its signed checkpoint (C2SP {@code tlog-proof}).
 *
 * @param record the record as the house keeps it; its text without blanks is what was hashed
 */
public record Receipt(
    Act act,
    UUID id,
    Instant at,
    UUID customer,
    byte[] salt,
    JsonNode record,
    PortableProof proof) {

  private static final String FORMAT = "guestright-receipt@v1";
  private static final JsonMapper JSON = new JsonMapper();

  static Receipt of(
      Act act,
      UUID id,
      Instant at,
      UUID customer,
      byte[] salt,
      Object record,
      PortableProof proof) {
    return new Receipt(act, id, at, customer, salt, JSON.valueToTree(record), proof);
  }

  /**
   * Whether the log of this key vouches for exactly this record.
   *
   * @param log the log's public key, from somewhere that you trust
   */
  public boolean proves(NoteVerifier log) {
    return proof.proves(
        Entry.about(act, id, at, salt, customer, record).body(), log.name(), List.of(log));
  }

  /** The receipt as a text to keep: JSON, one member a line. */
  public String encode() {
    ObjectNode receipt =
        JSON.createObjectNode()
            .put("format", FORMAT)
            .put("act", act.name().toLowerCase(Locale.ROOT))
            .put("id", id.toString())
            .put("at", at.toString())
            .put("customer", customer.toString())
            .put("salt", Base64.getEncoder().encodeToString(salt));
    receipt.set("record", record);
    receipt.put("proof", proof.encode());
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(receipt) + "\n";
  }

  /**
   * Reads a receipt, without verifying it.
   *
   * @throws IllegalArgumentException when it is not one
   */
  public static Receipt parse(String text) {
    try {
      JsonNode receipt = JSON.readTree(text);
      if (!receipt.path("format").asString("").equals(FORMAT)) {
        throw new IllegalArgumentException("not a receipt: its format is not " + FORMAT);
      }
      return new Receipt(
          Act.valueOf(receipt.path("act").asString("").toUpperCase(Locale.ROOT)),
          UUID.fromString(receipt.path("id").asString("")),
          Instant.parse(receipt.path("at").asString("")),
          UUID.fromString(receipt.path("customer").asString("")),
          Base64.getDecoder().decode(receipt.path("salt").asString("")),
          receipt.path("record"),
          PortableProof.parse(receipt.path("proof").asString("")));
    } catch (JacksonException noJson) {
      throw new IllegalArgumentException("not a receipt: it is no JSON");
    } catch (IllegalArgumentException | DateTimeException broken) {
      throw new IllegalArgumentException(
          "not a receipt: a member is missing or cannot be read (" + broken.getMessage() + ")");
    }
  }
}
