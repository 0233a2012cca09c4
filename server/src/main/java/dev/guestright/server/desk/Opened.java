package dev.guestright.server.desk;

import dev.guestright.charter.Moment;
import dev.guestright.server.consent.Question;
import dev.guestright.server.ids.MessageId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A conversation that an agent opened, with the words that the door released.
 *
 * @param words the text of each message and note that could be read, by its id
 * @param moment what the messages themselves tell: intent, language, mood of this conversation
 * @param written what the customer wrote, newest last
 */
public record Opened(
    Conversation conversation,
    Optional<String> name,
    Optional<String> email,
    List<Message> messages,
    List<Note> notes,
    Map<MessageId, String> words,
    List<Question> questions,
    Moment moment,
    String written) {}
