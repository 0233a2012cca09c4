package dev.guestright.server.api;

import dev.guestright.charter.Decision;
import dev.guestright.server.gateway.Answer;
import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.gateway.Gateway;
import dev.guestright.server.house.House;
import dev.guestright.server.identity.AnsweredOnce;
import dev.guestright.server.identity.ApiClient;
import dev.guestright.server.identity.Customers;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.web.Problem;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The door, for programs. */
@RestController
class DecisionsController {

  static final int LONGEST_KEY = 200;

  private final CharterInForce charter;
  private final Gateway gateway;
  private final Customers customers;
  private final AnsweredOnce once;
  private final House house;
  private final Clock clock;
  private final JsonMapper json;

  DecisionsController(
      CharterInForce charter,
      Gateway gateway,
      Customers customers,
      AnsweredOnce once,
      House house,
      Clock clock,
      JsonMapper json) {
    this.charter = charter;
    this.gateway = gateway;
    this.customers = customers;
    this.once = once;
    this.house = house;
    this.clock = clock;
    this.json = json;
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
    if (!client.purposes().contains(asked.use().purpose())) {
      throw new Problem(
          HttpStatus.FORBIDDEN,
          "key-not-for-purpose",
          "This key is not for that purpose. An administrator can make one that is.",
          List.of(new Problem.Field("/purpose", "key-purposes", "One of " + sorted(client))));
    }
    CustomerId customer =
        new CustomerId(house.keys().idOf("customer", asked.system(), asked.reference()));
    if (!customers.knows(customer)) {
      throw new Problem(
          HttpStatus.NOT_FOUND,
          "customer-not-known",
          "No customer of that system has that reference in this house.",
          List.of(new Problem.Field("/customer", "known-customer", "Import them first.")));
    }
    return key == null ? answer(client, customer, asked) : once(client, key, body, customer, asked);
  }

  private static List<String> sorted(ApiClient client) {
    return client.purposes().stream().sorted().toList();
  }

  private Decided once(
      ApiClient client, String key, String body, CustomerId customer, UseReader.Asked asked) {
    if (key.isBlank() || key.length() > LONGEST_KEY) {
      throw new Problem(
          HttpStatus.BAD_REQUEST, "idempotency-key", "An idempotency key has 1 to 200 characters.");
    }
    return switch (once.begin(client.program().id(), key, body)) {
      case AnsweredOnce.Known.New fresh -> first(client, key, customer, asked);
      case AnsweredOnce.Known.Answered answered -> json.readValue(answered.answer(), Decided.class);
      case AnsweredOnce.Known.Open open ->
          throw new Problem(
              HttpStatus.CONFLICT,
              "still-deciding",
              "A request with this idempotency key is being answered. Try again in a second.");
      case AnsweredOnce.Known.Different different ->
          throw new Problem(
              HttpStatus.CONFLICT,
              "key-reused",
              "This idempotency key was used for another request. Take a new one for each.");
    };
  }

  private Decided first(ApiClient client, String key, CustomerId customer, UseReader.Asked asked) {
    StaffId program = client.program().id();
    boolean done = false;
    try {
      Decided decided = answer(client, customer, asked);
      once.keep(program, key, HttpStatus.OK.value(), json.writeValueAsString(decided.toRepeat()));
      done = true;
      return decided;
    } finally {
      if (!done) {
        once.forget(program, key);
      }
    }
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
        decision instanceof Decision.AskFirst ask
            ? ask.notice().question().in(asked.language())
            : null,
        null);
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
