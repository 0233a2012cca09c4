package dev.guestright.server.api;

import dev.guestright.charter.Decision;
import dev.guestright.server.gateway.Answer;
import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.gateway.Gateway;
import dev.guestright.server.identity.ApiClient;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.oversight.review.Reviews;
import dev.guestright.server.oversight.review.Verdict;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The door, for programs. */
@RestController
class DecisionsController {

  private final CharterInForce charter;
  private final Gateway gateway;
  private final Whose whose;
  private final Once once;
  private final Reviews reviews;
  private final Clock clock;

  DecisionsController(
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

  @DecisionsDocument
  @PostMapping(
      path = "/api/v1/decisions",
      consumes = "application/json",
      produces = "application/json")
  Decided decide(
      @Parameter(hidden = true) @AuthenticationPrincipal ApiClient client,
      @Parameter(hidden = true) @RequestHeader(name = "Idempotency-Key", required = false)
          @Nullable String key,
      @Parameter(hidden = true) @RequestBody String body) {
    UseReader.Asked asked = UseReader.read(body, charter.charter(), clock.instant());
    CustomerId customer = whose.of(client, asked);
    return once.answer(
        client, key, body, Decided.class, () -> answer(client, customer, asked), Decided::toRepeat);
  }

  private Decided answer(ApiClient client, CustomerId customer, UseReader.Asked asked) {
    Answer answer = gateway.ask(client.program(), customer, Optional.empty(), asked.use());
    List<Decided.Released> released =
        switch (answer) {
          case Answer.Released given ->
              given.facts().stream()
                  .map(fact ->
                      new Decided.Released(
                          fact.dataPoint(), fact.value(), fact.observedAt(), fact.keepUntil()))
                  .toList();
          case Answer.Withheld withheld -> List.of();
        };
    if (answer instanceof Answer.Released given) {
      gateway.recordOutcome(given.record(), !released.isEmpty());
    }
    Decision decision = answer.decision();
    return new Decided(
        answer.record().decision().stored(),
        answer.record().id().toString(),
        answer.record().ground(),
        explanation(decision, asked.language()),
        answer.record().charterVersion(),
        released,
        answer instanceof Answer.Released given && !given.unreachable().isEmpty()
            ? given.unreachable().stream().sorted().toList()
            : null,
        decision instanceof Decision.AskFirst ask
            ? ask.notice().question().in(asked.language())
            : null,
        review(client, customer, asked, answer),
        null);
  }

  /** What needs a person waits for one; the program is told under which id. */
  private @Nullable String review(
      ApiClient client, CustomerId customer, UseReader.Asked asked, Answer answer) {
    return answer.decision() instanceof Decision.NeedsHuman
        ? asked
            .use()
            .action()
            .map(action ->
                reviews
                    .propose(
                        new Reviews.Case(
                            customer,
                            answer.record().id(),
                            client.program().id(),
                            asked.use().purpose(),
                            asked.use().data(),
                            action,
                            false),
                        new Reviews.Proposal(Verdict.CARRY_OUT, Optional.empty()))
                    .id()
                    .toString())
            .orElse(null)
        : null;
  }

  private static String explanation(Decision decision, String language) {
    return switch (decision) {
      case Decision.Permit permit -> permit.explanation(language);
      case Decision.AskFirst ask -> ask.explanation(language);
      case Decision.Refuse refuse -> refuse.explanation(language);
      case Decision.NeedsHuman human -> human.explanation(language);
    };
  }
}
