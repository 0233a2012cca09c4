package dev.guestright.server.routing.learning;

import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.gateway.Gateway;
import dev.guestright.server.identity.SignedIn;
import dev.guestright.server.web.NotHere;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Makes a training set, on a person's word: it leaves the house as a file. */
@RestController
class TrainingSetController {

  private final TrainingSets sets;
  private final CharterInForce charter;

  TrainingSetController(TrainingSets sets, CharterInForce charter) {
    this.sets = sets;
    this.charter = charter;
  }

  @PostMapping("/governance/models/training-set")
  ResponseEntity<byte[]> make(@AuthenticationPrincipal SignedIn who) {
    if (charter.charter().purpose(Gateway.TEACHING).isEmpty()) {
      throw new NotHere();
    }
    TrainingSets.Made made = sets.make(who.staff());
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("training-set-" + made.set().id() + ".csv")
                .build()
                .toString())
        .body(made.csv().getBytes(StandardCharsets.UTF_8));
  }
}
