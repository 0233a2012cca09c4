package dev.guestright.server.trail;

import dev.guestright.ledger.LogFormatException;
import dev.guestright.ledger.NoteVerifier;
import dev.guestright.ledger.PortableProof;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a customer takes away to prove, years later and offline, that a statement about them stands
 * in this house's log: the statement, the entry that vouches for it, the entry's salt, and the
 * proof that the entry is in the log. It opens this one entry and tells nothing of any other.
 *
 * @param statement what is vouched for, as JSON; its compact form, keys in this order, is hashed
 * @param subject the customer, by the house's opaque id
 * @param salt the entry's own
 * @param entry the entry as it stands in the log
 * @param proof its place there, and the log's signature
 */
public record Receipt(
    JsonNode statement, UUID subject, byte[] salt, byte[] entry, PortableProof proof) {

  /** Stands first in the file, and says how to read the rest. */
  public static final String FORMAT = "guestright-receipt-v1";

  private static final JsonMapper JSON = new JsonMapper();

  /** What a receipt is worth. */
  public sealed interface Worth {

    /** The statement stands in the log, in the entry of this act and time. */
    record Proven(String act, Instant at, long position) implements Worth {}

    /** It does not, for this reason. */
    record Worthless(String reason) implements Worth {}
  }

  /** The receipt as a file: JSON, which people and machines can read. */
  public String json() {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(fill(JSON.createObjectNode()))
        + "\n";
  }

  /** The same in one line, for a file of many. */
  public String line() {
    return JSON.writeValueAsString(fill(JSON.createObjectNode()));
  }

  /**
   * The receipt as a file whose fields a JSON-LD processor understands (W3C JSON-LD 1.1).
   *
   * @param context what each field means; it is not part of what is proven
   */
  public String jsonLd(Map<String, Object> context, String type) {
    ObjectNode file = JSON.createObjectNode();
    file.set("@context", JSON.valueToTree(context));
    file.put("@type", type);
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(fill(file)) + "\n";
  }

  private ObjectNode fill(ObjectNode file) {
    file.put("format", FORMAT);
    file.set("statement", statement);
    file.put("subject", subject.toString())
        .put("salt", Base64.getEncoder().encodeToString(salt))
        .put("entry", new String(entry, StandardCharsets.UTF_8))
        .put("proof", proof.encode());
    return file;
  }

  /**
   * Reads a receipt, without checking what it says.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Receipt parse(String json) {
    try {
      JsonNode file = JSON.readTree(json);
      if (!FORMAT.equals(file.path("format").asString(""))) {
        throw new IllegalArgumentException("not a receipt: its format is not " + FORMAT);
      }
      return new Receipt(
          file.path("statement"),
          UUID.fromString(file.path("subject").asString("")),
          Base64.getDecoder().decode(file.path("salt").asString("")),
          file.path("entry").asString("").getBytes(StandardCharsets.UTF_8),
          PortableProof.parse(file.path("proof").asString("")));
    } catch (JacksonException noJson) {
      throw new IllegalArgumentException("not a receipt: it is no JSON, or not all of it");
    } catch (LogFormatException broken) {
      throw new IllegalArgumentException("not a receipt: " + broken.getMessage());
    }
  }

  /** Returns what this is worth to somebody who trusts this log's key. Needs no network. */
  public Worth worth(NoteVerifier trusted) {
    try {
      JsonNode vouching = JSON.readTree(entry);
      if (!names(vouching)) {
        return new Worth.Worthless("The entry in the log vouches for another statement.");
      }
      if (!proof.proves(entry, trusted.name(), List.of(trusted))) {
        return new Worth.Worthless("The log with this key does not have the entry.");
      }
      return new Worth.Proven(
          vouching.path("act").asString(""),
          Instant.parse(vouching.path("at").asString("")),
          proof.inclusion().index());
    } catch (JacksonException | DateTimeException | LogFormatException e) {
      return new Worth.Worthless("The entry or its proof cannot be read.");
    }
  }

  private boolean names(JsonNode vouching) {
    return Entry.salted(salt, subject.toString().getBytes(StandardCharsets.UTF_8))
            .equals(vouching.path("subject").asString(""))
        && Entry.salted(salt, JSON.writeValueAsBytes(statement))
            .equals(vouching.path("record").asString(""));
  }
}
