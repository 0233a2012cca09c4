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

/** How the decisions are documented, beside the code that makes them. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Operation(
    operationId = "decide",
    summary = "Ask the door for one use of one customer's data",
    description =
        "The answer is recorded before it is given, and the customer sees it. A permit carries the"
            + " data; everything else carries the reason.",
    requestBody =
        @RequestBody(
            required = true,
            content =
                @Content(
                    mediaType = "application/json",
                    schema = @Schema(implementation = UseAsked.class))),
    parameters =
        @Parameter(
            name = "Idempotency-Key",
            in = ParameterIn.HEADER,
            description =
                "Any text of up to 200 characters. The same request under the same key is decided"
                    + " and recorded once within a day; its repeat tells the decision again,"
                    + " without data.",
            schema = @Schema(type = "string", maxLength = Once.LONGEST_KEY)))
@ApiResponse(
    responseCode = "200",
    description = "What the door answered.",
    content =
        @Content(mediaType = "application/json", schema = @Schema(implementation = Decided.class)))
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
    description = "The idempotency key is in use, for this or for another request.",
    content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
@ApiResponse(
    responseCode = "422",
    description = "Fields that are missing or wrong, each with its pointer and rule.",
    content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
@ApiResponse(
    responseCode = "429",
    description = "Too many requests; Retry-After says for how long.",
    content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
@interface DecisionsDocument {}
