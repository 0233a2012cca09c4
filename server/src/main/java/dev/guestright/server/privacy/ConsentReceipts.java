package dev.guestright.server.privacy;

import dev.guestright.server.consent.ConsentRecord;
import dev.guestright.server.consent.Consents;
import dev.guestright.server.ids.ConsentId;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.trail.Receipt;
import dev.guestright.server.trail.Receipts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * A customer's choice to take away: the consent record (ISO/IEC TS 27560) as it was logged, the
 * proof that it was, and a JSON-LD context that says what each field is in the W3C Data Privacy
 * Vocabulary. The context adds meaning and no claim: what is proven is the record itself.
 */
@Component
final class ConsentReceipts {

  private static final Map<String, Object> CONTEXT = context();

  private final Consents consents;
  private final Receipts receipts;

  ConsentReceipts(Consents consents, Receipts receipts) {
    this.consents = consents;
    this.receipts = receipts;
  }

  /** Returns the receipt of this choice as JSON-LD; empty when the customer made no such choice. */
  Optional<String> of(CustomerId customer, ConsentId choice) {
    return consents.history(customer).stream()
        .filter(record -> record.id().equals(choice))
        .findFirst()
        .map(this::receipt);
  }

  private String receipt(ConsentRecord record) {
    Receipt receipt =
        receipts.of(
            record.id().value(),
            record,
            record.customer().value(),
            consents.standing(record.customer()).salt());
    return receipt.jsonLd(CONTEXT, "dpv:ConsentRecord");
  }

  private static Map<String, Object> context() {
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("@version", 1.1);
    context.put("dpv", "https://w3id.org/dpv#");
    context.put("dct", "http://purl.org/dc/terms/");
    context.put("sec", "https://w3id.org/security#");
    context.put("statement", "@nest");
    context.put("id", "dct:identifier");
    context.put("value", "dct:identifier");
    context.put("customer", "dpv:hasDataSubject");
    context.put("purpose", "dpv:hasPurpose");
    context.put("act", "dpv:hasConsentStatus");
    context.put("noticeShown", "dpv:hasNotice");
    context.put("noticeDigest", "sec:digestValue");
    context.put("language", "dct:language");
    context.put("control", "dpv:isIndicatedBy");
    context.put("channel", "dpv:hasIndicationMethod");
    context.put("conversation", "dct:isPartOf");
    context.put("at", Map.of("@id", "dct:created", "@type", "xsd:dateTime"));
    context.put("expiresAt", Map.of("@id", "dct:valid", "@type", "xsd:dateTime"));
    context.put("xsd", "http://www.w3.org/2001/XMLSchema#");
    context.put("proof", "sec:proofValue");
    return context;
  }
}
