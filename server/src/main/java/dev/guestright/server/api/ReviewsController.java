package dev.guestright.server.api;

import dev.guestright.charter.Decision;
import dev.guestright.server.gateway.Answer;
import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.gateway.Gateway;
import dev.guestright.server.identity.ApiClient;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.oversight.review.Reviews;
import dev.guestright.server.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Where programs propose what a person decides, and ask whether they have. */
@RestController
class ReviewsController {

  private final CharterInForce charter;
  private final Gateway gateway;
  private final Whose whose;
  private final Once once;
  private final Reviews reviews;
  private final Clock clock;

  ReviewsController(
      CharterInForce charter,
      Gateway gateway,
      Whose whose,
      Once once,
      Reviews reviews,
      Clock clock) {
    this.charter = charter;
    this.gateway = gateway;
    this.whose = whose;
    this.once = once;
    this.reviews = reviews;
    this.clock = clock;
  }

  @ReviewsDocument
  @PostMapping(
      path = "/api/v1/reviews",
      consumes = "application/json",
      produces = "application/json")
  Reviewed propose(
      @Parameter(hidden = true) @AuthenticationPrincipal ApiClient client,
      @Parameter(hidden = true) @RequestHeader(name = "Idempotency-Key", required = false)
          @Nullable String key,
      @Parameter(hidden = true) @RequestBody String body) {
    UseReader.Proposed proposed = UseReader.readProposal(body, charter.charter(), clock.instant());
    CustomerId customer = whose.of(client, proposed.asked());
    return once.answer(
        client,
        key,
        "reviews " + body,
        Reviewed.class,
        () -> propose(client, customer, proposed),
        UnaryOperator.identity());
  }

  private Reviewed propose(ApiClient client, CustomerId customer, UseReader.Proposed proposed) {
    Answer answer =
        gateway.ask(client.program(), customer, Optional.empty(), proposed.asked().use());
    if (!(answer.decision() instanceof Decision.NeedsHuman)) {
      throw new Problem(
          HttpStatus.CONFLICT,
          "not-for-review",
          "The door answers "
              + answer.record().decision().stored()
              + " ("
              + answer.record().ground()
              + "), so there is nothing that a person could decide.");
    }
    return Reviewed.of(
        reviews.propose(
            new Reviews.Case(
                customer,
                answer.record().id(),
                client.program().id(),
                proposed.asked().use().purpose(),
                proposed.asked().use().data(),
                proposed.action(),
                proposed.fourEyes()),
            proposed.proposal()));
  }

  /** A program asks for what it proposed itself; of all else it learns nothing. */
  @Operation(
      operationId = "review",
      summary = "Ask whether a person has decided",
      description = "Nothing takes effect unless mayTakeEffect is true.")
  @GetMapping(path = "/api/v1/reviews/{id}", produces = "application/json")
  Reviewed review(
      @Parameter(hidden = true) @AuthenticationPrincipal ApiClient client, @PathVariable UUID id) {
    return reviews
        .find(id)
        .filter(review -> review.program().equals(client.program().id()))
        .map(Reviewed::of)
        .orElseThrow(() ->
            new Problem(
                HttpStatus.NOT_FOUND,
                "review-not-known",
                "This program proposed nothing under that id."));
  }
}
