package dev.guestright.server.desk;

import dev.guestright.charter.DataPoint;
import dev.guestright.charter.Moment;
import dev.guestright.charter.Notice;
import dev.guestright.charter.Purpose;
import dev.guestright.server.consent.Consents;
import dev.guestright.server.consent.Question;
import dev.guestright.server.gateway.Answer;
import dev.guestright.server.gateway.BreakGlass;
import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.gateway.Gateway;
import dev.guestright.server.gateway.Use;
import dev.guestright.server.identity.Actor;
import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.MessageId;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.ids.UseId;
import dev.guestright.server.trail.UseRecord;
import dev.guestright.server.vault.Fact;
import dev.guestright.server.vault.Item;
import dev.guestright.server.vault.Vault;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What agents do with a conversation: open it, answer, ask the customer, close it. */
@Component
public class Desk {

  private static final String NAME = "name";
  private static final String EMAIL = "email";
  private static final String SUPPORT_HISTORY = "support_history";

  private final CharterInForce charter;
  private final Gateway gateway;
  private final Conversations conversations;
  private final Consents consents;
  private final Vault vault;
  private final Sorting sorting;
  private final Notes notes;
  private final Handlings handlings;
  private final RoomReader room;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Desk(
      CharterInForce charter,
      Gateway gateway,
      Conversations conversations,
      Consents consents,
      Vault vault,
      Sorting sorting,
      Notes notes,
      Handlings handlings,
      RoomReader room,
      ApplicationEventPublisher events,
      Clock clock) {
    this.charter = charter;
    this.gateway = gateway;
    this.conversations = conversations;
    this.consents = consents;
    this.vault = vault;
    this.sorting = sorting;
    this.notes = notes;
    this.handlings = handlings;
    this.room = room;
    this.events = events;
    this.clock = clock;
  }

  /** Opens a conversation for an agent, who thereby looks at it: the door records the use first. */
  public Opened open(Actor.Staff who, Conversation conversation) {
    List<Message> messages = conversations.messages(conversation);
    List<Note> about = notes.of(conversation);
    Map<String, List<UUID>> only = new HashMap<>();
    only.put(
        Conversations.MESSAGES, messages.stream().map(message -> message.id().value()).toList());
    if (!about.isEmpty()) {
      only.put(Notes.NOTES, about.stream().map(Note::id).toList());
    }
    Purpose answering = answering();
    Set<String> asked =
        Stream.concat(Stream.of(NAME, EMAIL), only.keySet().stream())
            .filter(answering.dataPoints()::contains)
            .collect(Collectors.toSet());
    Use use = Use.look(answering.name(), asked, only, Moment.at(clock.instant()));
    Answer answer = gateway.ask(who, conversation.customer(), Optional.of(conversation.id()), use);
    return switch (answer) {
      case Answer.Released released -> {
        gateway.recordOutcome(released.record(), true);
        yield opened(conversation, messages, about, released.facts());
      }
      case Answer.Withheld withheld -> opened(conversation, messages, about, List.of());
    };
  }

  private Opened opened(
      Conversation conversation, List<Message> messages, List<Note> notes, List<Fact> facts) {
    Map<MessageId, String> words = new HashMap<>();
    facts.stream()
        .filter(fact ->
            fact.dataPoint().equals(Conversations.MESSAGES) || fact.dataPoint().equals(Notes.NOTES))
        .forEach(fact -> words.put(new MessageId(fact.id()), fact.value()));
    List<String> said =
        messages.stream()
            .filter(message -> message.author() == Message.Author.CUSTOMER)
            .map(message -> words.getOrDefault(message.id(), ""))
            .toList();
    List<Question> questions =
        consents.questions(conversation.customer()).stream()
            .filter(question -> question.conversation().equals(conversation.id()))
            .toList();
    return new Opened(
        conversation,
        value(facts, NAME),
        value(facts, EMAIL),
        messages,
        notes,
        words,
        questions,
        room.moment(conversation, messages, said),
        String.join("\n", said).strip());
  }

  private static Optional<String> value(List<Fact> facts, String dataPoint) {
    return facts.stream()
        .filter(fact -> fact.dataPoint().equals(dataPoint))
        .map(Fact::value)
        .findFirst();
  }

  /**
   * Looks at who a customer is, outside of any conversation: recorded with its reason, told to the
   * customer, and reviewed by a person.
   */
  Answer lookOutside(Actor.Staff who, CustomerId whose, BreakGlass reason) {
    Purpose answering = answering();
    Set<String> asked =
        Set.of(NAME, EMAIL).stream()
            .filter(answering.dataPoints()::contains)
            .collect(Collectors.toSet());
    Use use = Use.look(answering.name(), asked, Map.of(), Moment.at(clock.instant()));
    Answer answer = gateway.breakGlass(who, whose, reason, use);
    if (answer instanceof Answer.Released released) {
      gateway.recordOutcome(released.record(), true);
    }
    return answer;
  }

  /** What the charter calls a data point in this language. */
  String says(String dataPoint, String language) {
    DataPoint point = charter.charter().dataPoints().get(dataPoint);
    return point == null ? dataPoint : point.says().in(language);
  }

  /** The purpose under which messages are read at all. */
  private Purpose answering() {
    return charter.charter().purposes().values().stream()
        .filter(purpose -> purpose.dataPoints().contains(Conversations.MESSAGES))
        .filter(purpose -> !purpose.name().equals(Gateway.TEACHING))
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException("The charter has no purpose for the data point 'messages'"));
  }

  /** Sends an agent's reply. The uses it rests on become its receipt. */
  public void reply(
      Actor.Staff who, Conversation conversation, String text, List<UseRecord> restsOn) {
    write(
        conversation,
        Message.Author.AGENT,
        Optional.of(who),
        text,
        restsOn.stream().map(UseRecord::id).toList());
  }

  /**
   * Takes in what a customer writes; a closed conversation opens again. Who waits already, and adds
   * something, keeps their place in the queue.
   */
  public void hear(Conversation conversation, String text) {
    boolean waits = conversations.waits(conversation);
    sorting.place(
        conversation,
        text,
        () -> {
          MessageId id =
              write(conversation, Message.Author.CUSTOMER, Optional.empty(), text, List.of());
          if (waits) {
            conversations.backInTheQueue(conversation, conversation.lastMessageAt());
          }
          if (conversation.state() == Conversation.State.CLOSED) {
            conversations.setState(conversation, Conversation.State.OPEN);
          }
          return id;
        });
    handlings.wake(conversation);
    heard(conversation, text);
  }

  /** Puts a conversation where it belongs whose message came in by another way. */
  public void sort(Conversation conversation, MessageId message, String text) {
    sorting.place(conversation, text, () -> message);
  }

  /** Begins a conversation with what a customer writes on their page: it waits in the queue. */
  public Conversation begin(CustomerId customer, String language, String text) {
    ConversationId id = new ConversationId(NewId.next());
    Instant now = clock.instant();
    Conversation begun =
        new Conversation(
            customer,
            id,
            Code.of(id),
            "web",
            language,
            room.topic(text),
            Conversation.State.OPEN,
            now,
            now);
    sorting.place(
        begun,
        text,
        () -> write(begun, Message.Author.CUSTOMER, Optional.empty(), text, List.of()));
    heard(begun, text);
    return begun;
  }

  /** Tells whoever has the desk open, once the message is stored. */
  private void heard(Conversation conversation, String text) {
    room.callForAPerson(conversation, text);
    events.publishEvent(new CustomerWrote(conversation.customer(), conversation.id()));
  }

  private MessageId write(
      Conversation conversation,
      Message.Author author,
      Optional<Actor.Staff> by,
      String text,
      List<UseId> uses) {
    Instant now = clock.instant();
    MessageId id = new MessageId(NewId.next());
    CustomerId customer = conversation.customer();
    Conversation moved = conversation.until(now);
    conversations.add(
        List.of(
            new NewConversation(
                moved,
                new Message(
                    customer, conversation.id(), id, author, by.map(Actor.Staff::id), now, uses),
                new Item(
                    customer, Conversations.MESSAGES, id.value(), "conversation", text, now))));
    return id;
  }

  /** Puts the question of a purpose to the customer, if it may be put now. */
  public Optional<Notice> ask(Actor.Staff who, Conversation conversation, String purpose) {
    Optional<Notice> notice = gateway.askable(who, conversation.customer(), purpose);
    notice.ifPresent(
        question -> consents.ask(conversation.customer(), conversation.id(), question, who.id()));
    return notice;
  }

  /**
   * Closes a conversation. What solved it becomes a past conversation, where the charter declares
   * those; to keep what was asked beside it, the messages are read once more, and recorded.
   */
  public void close(Actor.Staff who, Conversation conversation, String solution) {
    if (!solution.isBlank() && vault.mayStore(SUPPORT_HISTORY)) {
      remember(open(who, conversation), solution.strip());
    }
    conversations.setState(conversation, Conversation.State.CLOSED);
  }

  private void remember(Opened opened, String solution) {
    Conversation conversation = opened.conversation();
    PastConversation past = new PastConversation(conversation.topic(), opened.written(), solution);
    vault.store(
        List.of(
            new Item(
                conversation.customer(),
                SUPPORT_HISTORY,
                conversation.id().value(),
                "conversation",
                past.json(),
                clock.instant())));
  }
}
