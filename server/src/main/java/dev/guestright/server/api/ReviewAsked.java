package dev.guestright.server.api;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a program proposes, as JSON. For the documentation; {@link UseReader} reads it. */
@Schema(
    name = "ReviewRequest",
    description = "A significant action on one customer that waits for a person.")
record ReviewAsked(
    @Schema(requiredMode = RequiredMode.REQUIRED) UseAsked.Customer customer,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            description = "A purpose of the charter that the key is for.",
            example = "setup-help",
            maxLength = 100)
        String purpose,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            description = "The data points that the proposal rests on, as the charter names them.",
            example = "[\"purchase_history\"]")
        List<String> data,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            description = "An action that the charter calls significant.",
            example = "refuse_refund",
            maxLength = 100)
        String action,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            description =
                "What the program thinks. Whoever reviews says what they think before they read"
                    + " it.",
            allowableValues = {"carry-out", "leave"})
        String proposal,
    @Schema(description = "Why, in words for whoever reviews.", maxLength = 2000)
        @Nullable String because,
    @Schema(description = "Whether two people must say that it is done.", defaultValue = "false")
        @Nullable Boolean fourEyes,
    @Schema(
            description = "What the message at hand shows, as for a decision.",
            example = "{\"channel\":\"email\"}")
        @Nullable Map<String, Object> moment,
    @Schema(description = "The language of problems: en, de, fr or es.", defaultValue = "en")
        @Nullable String language) {}
