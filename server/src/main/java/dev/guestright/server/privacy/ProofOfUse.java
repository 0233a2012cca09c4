package dev.guestright.server.privacy;

import dev.guestright.server.consent.Consents;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.UseId;
import dev.guestright.server.trail.Receipts;
import dev.guestright.server.trail.Trail;
import dev.guestright.server.trail.UseRecord;
import dev.guestright.server.web.NotHere;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The receipt of one use of a customer's own data, as a file to take home. */
@RestController
class ProofOfUse {

  private final Trail trail;
  private final Receipts receipts;
  private final Consents consents;

  ProofOfUse(Trail trail, Receipts receipts, Consents consents) {
    this.trail = trail;
    this.receipts = receipts;
    this.consents = consents;
  }

  @GetMapping("/me/uses/{id}/proof")
  ResponseEntity<String> proof(
      @AuthenticationPrincipal CustomerId customer, @PathVariable UUID id) {
    UseRecord use =
        trail.uses(customer, List.of(new UseId(id))).stream().findFirst().orElseThrow(NotHere::new);
    byte[] salt = consents.standing(customer).salt();
    ContentDisposition attached =
        ContentDisposition.attachment().filename("proof-" + id + ".json").build();
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CONTENT_DISPOSITION, attached.toString())
        .body(receipts.of(id, use, customer.value(), salt).json());
  }
}
