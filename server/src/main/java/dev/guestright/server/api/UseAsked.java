package dev.guestright.server.api;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a program asks of the door, as JSON. For the documentation; {@link UseReader} reads it. */
@Schema(name = "UseRequest", description = "One use of one customer's data, for one purpose.")
record UseAsked(
    @Schema(requiredMode = RequiredMode.REQUIRED) Customer customer,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            description = "A purpose of the charter that the key is for.",
            example = "setup-help",
            maxLength = 100)
        String purpose,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            description = "The data points that are needed, as the charter names them.",
            example = "[\"purchase_history\"]")
        List<String> data,
    @Schema(
            description = "What is to be done with it, as the charter names it.",
            example = "link_setup_guide",
            maxLength = 100)
        @Nullable String action,
    @Schema(
            description =
                "What the message at hand shows: intent, topic, mood, language, channel,"
                    + " open_complaint, upset, human_requested, repeat_contacts. What is not said"
                    + " is unknown, never false.",
            example = "{\"channel\":\"email\"}")
        @Nullable Map<String, Object> moment,
    @Schema(
            description = "The language of the explanation: en, de, fr or es.",
            example = "en",
            defaultValue = "en")
        @Nullable String language) {

  /** The customer, under the reference that an import knew them by. */
  @Schema(name = "Customer")
  record Customer(
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              description = "The system that an import's mapping names.",
              example = "shop",
              maxLength = 100)
          String system,
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              description = "Their reference in that system.",
              example = "C-1042",
              maxLength = 200)
          String reference) {}
}
