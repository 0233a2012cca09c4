package dev.guestright.server.command;

import dev.guestright.charter.Charter;
import dev.guestright.charter.Choice;
import dev.guestright.charter.CustomerState;
import dev.guestright.charter.Moment;
import dev.guestright.charter.Signal;
import dev.guestright.charter.UseRequest;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A request with the customer and the moment it is made in, as a file tells them. */
record Trial(UseRequest request, CustomerState customer, Moment moment) {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** The file. What it does not say is unknown, and silence is no. */
  record File(
      String role,
      String purpose,
      @Nullable List<String> data,
      Optional<String> action,
      Optional<String> play,
      @Nullable Map<String, Said> choices,
      Optional<String> language,
      boolean minor,
      Optional<String> now,
      @Nullable Map<String, Object> moment) {}

  /** What the customer said; {@code notice} is the charter's own unless the file names another. */
  record Said(boolean yes, Optional<String> notice, String at, Optional<String> expires) {}

  /**
   * Reads a trial.
   *
   * @throws IllegalStateException when the file is not one; the text says what is wrong
   */
  static Trial read(String text, Charter charter, Instant today) {
    try {
      File file = JSON.readValue(text, File.class);
      if (file.role() == null || file.purpose() == null) {
        throw new IllegalStateException("The request needs 'role' and 'purpose'");
      }
      Moment moment = Moment.at(file.now().map(Instant::parse).orElse(today));
      for (Map.Entry<String, Object> signal :
          Optional.ofNullable(file.moment()).orElse(Map.of()).entrySet()) {
        moment = moment.with(named(signal.getKey()), signal.getValue());
      }
      return new Trial(
          new UseRequest(
              file.role(),
              file.purpose(),
              Set.copyOf(Optional.ofNullable(file.data()).orElse(List.of())),
              file.action(),
              file.play()),
          new CustomerState(
              choices(Optional.ofNullable(file.choices()).orElse(Map.of()), charter),
              file.language().orElse(charter.languages().getFirst()),
              file.minor()),
          moment);
    } catch (JacksonException e) {
      throw new IllegalStateException(
          "The request is not as expected: " + e.getOriginalMessage(), e);
    } catch (DateTimeParseException e) {
      throw new IllegalStateException("Times are written like 2026-11-23T14:03:00Z", e);
    }
  }

  private static Map<String, Choice> choices(Map<String, Said> said, Charter charter) {
    Map<String, Choice> choices = new HashMap<>();
    said.forEach((purpose, choice) -> {
      if (!charter.purposes().containsKey(purpose)) {
        throw new IllegalStateException("The charter has no purpose '" + purpose + "'");
      }
      choices.put(
          purpose,
          new Choice(
              choice.yes(),
              choice.notice().orElse(charter.notice(purpose).digest()),
              Instant.parse(choice.at()),
              choice.expires().map(Instant::parse)));
    });
    return choices;
  }

  private static Signal named(String word) {
    return Signal.named(word)
        .orElseThrow(() -> new IllegalStateException("There is no signal '" + word + "'"));
  }
}
