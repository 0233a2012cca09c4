package dev.guestright.server.api;

import dev.guestright.server.identity.AnsweredOnce;
import dev.guestright.server.identity.ApiClient;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.web.Problem;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Carries out a program's request once under its idempotency key, and repeats the answer. */
@Component
class Once {

  static final int LONGEST_KEY = 200;

  private final AnsweredOnce once;
  private final JsonMapper json;

  Once(AnsweredOnce once, JsonMapper json) {
    this.once = once;
    this.json = json;
  }

  /**
   * Answers a request.
   *
   * @param key the program's idempotency key; without one the request is carried out each time
   * @param request what is asked, to tell a repeat from another request
   * @param toRepeat what of the answer may be kept and told again
   */
  <T> T answer(
      ApiClient client,
      @Nullable String key,
      String request,
      Class<T> type,
      Supplier<T> answer,
      UnaryOperator<T> toRepeat) {
    if (key == null) {
      return answer.get();
    }
    if (key.isBlank() || key.length() > LONGEST_KEY) {
      throw new Problem(
          HttpStatus.BAD_REQUEST, "idempotency-key", "An idempotency key has 1 to 200 characters.");
    }
    StaffId program = client.program().id();
    return switch (once.begin(program, key, request)) {
      case AnsweredOnce.Known.New fresh -> first(program, key, answer, toRepeat);
      case AnsweredOnce.Known.Answered answered -> json.readValue(answered.answer(), type);
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

  private <T> T first(StaffId program, String key, Supplier<T> answer, UnaryOperator<T> toRepeat) {
    boolean done = false;
    try {
      T answered = answer.get();
      once.keep(
          program, key, HttpStatus.OK.value(), json.writeValueAsString(toRepeat.apply(answered)));
      done = true;
      return answered;
    } finally {
      if (!done) {
        once.forget(program, key);
      }
    }
  }
}
