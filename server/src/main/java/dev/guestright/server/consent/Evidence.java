package dev.guestright.server.consent;

import dev.guestright.server.ids.ConversationId;
import java.util.Optional;

/**
 * What shows that a person made a choice (GDPR Art. 7(1)): the control they used, the language they
 * read, the channel, and the conversation when the question was put there.
 */
public record Evidence(
    String control, String language, String channel, Optional<ConversationId> conversation) {

  public Evidence {
    if (control.isBlank() || language.isBlank() || channel.isBlank()) {
      throw new IllegalArgumentException(
          "A choice needs evidence of the act: control, language and channel");
    }
  }
}
