package dev.guestright.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.guestright.server.oversight.review.Review;
import dev.guestright.server.oversight.review.Stage;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a proposed action stands, as JSON. Why it was decided so is the customer's to read. */
@Schema(name = "Review")
@JsonInclude(JsonInclude.Include.NON_NULL)
record Reviewed(
    @Schema(requiredMode = RequiredMode.REQUIRED) String review,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            description = "Where it stands. Only carried-out lets the action take effect.",
            allowableValues = {"waiting", "carried-out", "left"})
        String state,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            description = "True only once a person has decided that it is done. Time never does.")
        boolean mayTakeEffect,
    @Schema(requiredMode = RequiredMode.REQUIRED, description = "As the charter names it.")
        String action,
    @Schema(requiredMode = RequiredMode.REQUIRED, description = "The door's use record.")
        String use,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            description = "When a lead is told that it is late. Nothing else happens then.")
        Instant dueAt,
    @Nullable Instant decidedAt) {

  static Reviewed of(Review review) {
    return new Reviewed(
        review.id().toString(),
        review.stage().isDecided() ? review.stage().stored() : Stage.WAITING.stored(),
        review.stage() == Stage.CARRIED_OUT,
        review.action(),
        review.use().toString(),
        review.dueAt(),
        review.decidedAt().orElse(null));
  }
}
