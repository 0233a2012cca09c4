package dev.guestright.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the door answered, as JSON. The use record was durable before. */
@Schema(name = "Decision")
@JsonInclude(JsonInclude.Include.NON_NULL)
record Decided(
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            allowableValues = {"permit", "ask-first", "refuse", "needs-human"})
        String decision,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            description = "The use record's id; the customer sees this use.")
        String use,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            description = "The red line, rule or basis that decided.")
        String ground,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            description = "The same in words that a customer can read.")
        String explanation,
    @Schema(requiredMode = RequiredMode.REQUIRED) int charterVersion,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            description =
                "What a permit releases. Show it; do not copy it to where it would outlive a"
                    + " withdrawal. Empty in a repeated answer.")
        List<Released> released,
    @Schema(
            description =
                "Data points that a permit covers and of which nothing is known now, because the"
                    + " system that has them did not answer.")
        @Nullable List<String> unreachable,
    @Schema(description = "The question to put to the customer, when the answer is ask-first.")
        @Nullable String question,
    @Schema(
            description =
                "The review under which a person decides, when the answer is needs-human and an"
                    + " action was asked for. Nothing takes effect before: see /api/v1/reviews.")
        @Nullable String review,
    @Schema(
            description =
                "True when this repeats the answer to an earlier request with the same idempotency"
                    + " key. To get data again, ask again, under a new key.")
        @Nullable Boolean repeated) {

  /** One fact. Its text never holds the value. */
  @Schema(name = "Released")
  record Released(
      @Schema(requiredMode = RequiredMode.REQUIRED) String data,
      @Schema(requiredMode = RequiredMode.REQUIRED) String value,
      @Schema(requiredMode = RequiredMode.REQUIRED) Instant observedAt,
      @Schema(requiredMode = RequiredMode.REQUIRED) Instant keepUntil) {
    @Override
    public String toString() {
      return "Released[" + data + "]";
    }
  }

  /** This answer without any data, as it may be repeated. */
  Decided toRepeat() {
    return new Decided(
        decision,
        use,
        ground,
        explanation,
        charterVersion,
        List.of(),
        null,
        question,
        review,
        true);
  }
}
