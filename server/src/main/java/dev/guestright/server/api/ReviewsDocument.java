package dev.guestright.server.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.http.ProblemDetail;

/** How proposals are documented, beside the code that takes them. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Operation(
    operationId = "propose",
    summary = "Propose a significant action, which waits for a person",
    description =
        "The door is asked and records it. Nothing takes effect before a person has decided; ask"
            + " GET /api/v1/reviews/{id} whether they have.",
    requestBody =
        @RequestBody(
            required = true,
            content =
                @Content(
                    mediaType = "application/json",
                    schema = @Schema(implementation = ReviewAsked.class))),
    parameters =
        @Parameter(
            name = "Idempotency-Key",
            in = ParameterIn.HEADER,
            description =
                "Any text of up to 200 characters. The same request under the same key is proposed"
                    + " once within a day.",
            schema = @Schema(type = "string", maxLength = Once.LONGEST_KEY)))
@ApiResponse(
    responseCode = "200",
    description = "It waits for a person.",
    content =
        @Content(mediaType = "application/json", schema = @Schema(implementation = Reviewed.class)))
@ApiResponse(
    responseCode = "400",
    description = "No JSON, or no idempotency key that could be one.",
    content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
@ApiResponse(
    responseCode = "401",
    description = "No key that works.",
    content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
@ApiResponse(
    responseCode = "403",
    description = "The key is not for this purpose.",
    content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
@ApiResponse(
    responseCode = "404",
    description = "No such customer.",
    content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
@ApiResponse(
    responseCode = "409",
    description = "The door refuses it, or the idempotency key is in use.",
    content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
@ApiResponse(
    responseCode = "422",
    description = "Fields that are missing or wrong, each with its pointer and rule.",
    content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
@ApiResponse(
    responseCode = "429",
    description = "Too many requests; Retry-After says for how long.",
    content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
@interface ReviewsDocument {}
