package dev.guestright.server.desk;

import dev.guestright.charter.Moment;
import dev.guestright.charter.Signal;
import dev.guestright.triage.DetectedIntent;
import dev.guestright.triage.Intent;
import dev.guestright.triage.Mood;
import dev.guestright.triage.Triage;
import java.time.Clock;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Reads the room: what a conversation itself tells about the moment. It keeps nothing. */
@Component
class RoomReader {

  private static final String COMPLAINT = Intent.COMPLAINT.label();

  /** So many of the customer's newest messages tell the mood. */
  private static final int MOOD_MESSAGES = 2;

  /** Confidence: "my lamp died" is read as a loss with 0.48, "my mother passed away" with 0.81. */
  private static final double A_LOSS_FROM = 0.6;

  private final Triage triage;
  private final Conversations conversations;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  RoomReader(
      Triage triage, Conversations conversations, ApplicationEventPublisher events, Clock clock) {
    this.triage = triage;
    this.conversations = conversations;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Mood and all that softens is read from this conversation and what is open beside it, for this
   * moment, and written nowhere.
   */
  Moment moment(Conversation conversation, List<Message> messages, List<String> said) {
    String written = String.join("\n", said);
    String intent = intent(written).label();
    boolean loss = said.stream().anyMatch(this::tellsOfALoss);
    Mood mood = triage.read(newest(said)).mood();
    Moment moment =
        Moment.at(clock.instant())
            .with(Signal.INTENT, intent)
            .with(Signal.TOPIC, loss ? Intent.BEREAVEMENT.label() : intent)
            .with(Signal.MOOD, mood.label())
            .with(Signal.UPSET, mood == Mood.FRUSTRATED || mood == Mood.DISTRESSED)
            .with(Signal.OPEN_COMPLAINT, complains(conversation, intent))
            .with(Signal.REPEAT_CONTACTS, cameBack(messages))
            .with(Signal.LANGUAGE, conversation.language())
            .with(Signal.CHANNEL, conversation.channel());
    return mood == Mood.DISTRESSED ? moment.with(Signal.HUMAN_REQUESTED, true) : moment;
  }

  private boolean tellsOfALoss(String message) {
    return intent(message) == Intent.BEREAVEMENT;
  }

  /** What is asked for. To be sorry for a loss that is none hurts, so a loss must be sure. */
  private Intent intent(String text) {
    DetectedIntent read = triage.read(text).intent();
    boolean unsure = read.intent() == Intent.BEREAVEMENT && read.confidence() < A_LOSS_FROM;
    return unsure ? Intent.OTHER : read.intent();
  }

  /** People calm down: what they wrote last tells how they are. */
  private static String newest(List<String> said) {
    return String.join("\n", said.subList(Math.max(0, said.size() - MOOD_MESSAGES), said.size()));
  }

  private boolean complains(Conversation conversation, String intent) {
    return intent.equals(COMPLAINT)
        || conversations.of(conversation.customer()).stream()
            .anyMatch(
                talk -> talk.state() == Conversation.State.OPEN && talk.topic().equals(COMPLAINT));
  }

  /** How often the customer wrote again in this conversation after an answer. */
  private static long cameBack(List<Message> messages) {
    long times = 0;
    for (int i = 1; i < messages.size(); i++) {
      boolean again =
          messages.get(i).author() == Message.Author.CUSTOMER
              && messages.get(i - 1).author() == Message.Author.AGENT;
      times += again ? 1 : 0;
    }
    return times;
  }

  /** What a message is about. */
  String topic(String text) {
    return triage.read(text).intent().intent().label();
  }

  /** Calls everybody who has the desk open, when somebody in distress writes. */
  void callForAPerson(Conversation conversation, String text) {
    if (triage.read(text).mood() == Mood.DISTRESSED) {
      events.publishEvent(new PersonNeeded(conversation.code(), conversation.id()));
    }
  }
}
