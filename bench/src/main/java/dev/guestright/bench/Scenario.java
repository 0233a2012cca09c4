package dev.guestright.bench;

import dev.guestright.charter.Action;
import dev.guestright.charter.Charter;
import dev.guestright.charter.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The charter of {@code scenario.yaml}, and charters of other sizes. */
final class Scenario {
  /** The moods in which the red lines let nobody be sold to, as the charter library lists them. */
  static final Set<String> DISTRESS =
      Set.of(
          "upset", "angry", "frustrated", "anxious", "sad", "distressed", "desperate", "worried");

  private Scenario() {}

  /** 12 purposes, 30 data points, 40 actions, 4 rules. */
  static Charter charter() {
    try (InputStream file = Scenario.class.getResourceAsStream("scenario.yaml")) {
      if (file == null) {
        throw new IllegalStateException("scenario.yaml is missing beside " + Scenario.class);
      }
      return read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A sound charter. */
  static Charter read(String yaml) {
    var reading = Charter.read(yaml);
    return reading
        .charter()
        .orElseThrow(() ->
            new IllegalStateException(
                reading.findings().stream()
                    .filter(finding -> finding.severity() == Severity.ERROR)
                    .toList()
                    .toString()));
  }

  /** The text of a charter with that many purposes, and as many data points. */
  static String large(int purposes) {
    StringBuilder yaml =
        new StringBuilder(
            """
            charter: large
            version: 1
            controller: { name: Large, contact: privacy@large.example }
            languages: [en]
            actions:
              help: { effect: helps }
              offer: { effect: commercial }
              ask_to_wait: { effect: burdens }
            purposes:
            """);
    for (int i = 0; i < purposes; i++) {
      yaml.append("  purpose-").append(i).append(":\n    basis: consent\n    asks: May we?\n");
      yaml.append("    benefit: It helps.\n    expires: P12M\n    roles: [agent]\n");
    }
    yaml.append("data:\n");
    for (int i = 0; i < purposes; i++) {
      yaml.append("  data-").append(i).append(": { says: Something, source: you, keep: P1Y, for: ");
      yaml.append("[purpose-").append(i).append("] }\n");
    }
    return yaml.toString();
  }

  /** A charter of at least that many lines, with a play and a rule for every few purposes. */
  static String lines(int lines) {
    int purposes = lines / 9;
    StringBuilder yaml = new StringBuilder(large(purposes));
    yaml.append("plays:\n");
    for (int i = 0; i < purposes; i += 4) {
      yaml.append("  play-")
          .append(i)
          .append(":\n    when: 'moment.intent in [\"setup\", \"how-to\"]");
      yaml.append(" && moment.repeat_contacts < ").append(i).append("'\n");
      yaml.append("    purpose: purpose-").append(i).append("\n    uses: [data-").append(i);
      yaml.append("]\n    action: help\n");
    }
    yaml.append("rules:\n");
    for (int i = 0; i < purposes; i += 8) {
      yaml.append("  - name: rule-").append(i).append("\n    when: 'moment.topic == \"t").append(i);
      yaml.append("\"'\n    refuse: [commercial]\n    because: Not now.\n");
    }
    return yaml.toString();
  }

  /** What the scenario tells actions apart by: their effect, and two groups that rules name. */
  static String group(Action action) {
    return switch (action.name()) {
      case "send_survey", "ask_for_review" -> "survey";
      case "pause_contract", "end_contract" -> "goodbye";
      default -> action.effect().word();
    };
  }
}
