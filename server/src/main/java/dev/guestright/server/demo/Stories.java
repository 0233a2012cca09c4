package dev.guestright.server.demo;

import dev.guestright.charter.Notice;
import dev.guestright.charter.Purpose;
import dev.guestright.server.consent.Consents;
import dev.guestright.server.consent.Evidence;
import dev.guestright.server.desk.Code;
import dev.guestright.server.desk.Conversation;
import dev.guestright.server.desk.Conversations;
import dev.guestright.server.desk.Desk;
import dev.guestright.server.desk.Message;
import dev.guestright.server.desk.NewConversation;
import dev.guestright.server.desk.PastConversation;
import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.house.House;
import dev.guestright.server.house.Keys;
import dev.guestright.server.identity.Customers;
import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.MessageId;
import dev.guestright.server.vault.Item;
import dev.guestright.server.vault.Vault;
import dev.guestright.triage.Triage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells a made-up customer's story to the house. Told twice, it changes nothing. */
@Component
public class Stories {

  static final String SYSTEM = "demo";
  private static final JsonMapper JSON = new JsonMapper();

  private final CharterInForce charter;
  private final Keys keys;
  private final Customers customers;
  private final Vault vault;
  private final Conversations conversations;
  private final Desk desk;
  private final Consents consents;
  private final Triage triage;
  private final Clock clock;

  Stories(
      House house,
      CharterInForce charter,
      Customers customers,
      Vault vault,
      Conversations conversations,
      Desk desk,
      Consents consents,
      Triage triage,
      Clock clock) {
    this.charter = charter;
    this.keys = house.keys();
    this.customers = customers;
    this.vault = vault;
    this.conversations = conversations;
    this.desk = desk;
    this.consents = consents;
    this.triage = triage;
    this.clock = clock;
  }

  /** The customer whose story has this reference. */
  public static CustomerId customer(Keys keys, String ref) {
    return new CustomerId(keys.idOf("customer", SYSTEM, ref));
  }

  void tell(Story story) {
    CustomerId customer = customer(keys, story.ref());
    Instant now = clock.instant();
    customers.welcome(List.of(customer));
    vault.store(
        facts(customer, story, now).stream()
            .filter(item -> vault.mayStore(item.dataPoint()))
            .toList());
    List<NewConversation> said = new ArrayList<>();
    for (int i = 0; i < story.pastConversations().size(); i++) {
      said.addAll(past(customer, story, i, now));
    }
    List<NewConversation> present =
        story
            .conversation()
            .map(conversation -> present(customer, story, conversation, now))
            .orElse(List.of());
    said.addAll(present);
    conversations.add(said);
    present.stream()
        .filter(each -> each.message().author() == Message.Author.CUSTOMER)
        .reduce((earlier, later) -> later)
        .ifPresent(
            last -> desk.sort(last.conversation(), last.message().id(), last.words().value()));
    story
        .choices()
        .orElse(Map.of())
        .forEach((purpose, answer) -> choose(customer, purpose, answer, story.language()));
  }

  private List<Item> facts(CustomerId customer, Story story, Instant now) {
    List<Item> facts = new ArrayList<>();
    facts.add(fact(customer, "name", "account", story.name(), now));
    facts.add(fact(customer, "email", "account", story.email(), now));
    facts.add(fact(customer, "language", "account", story.language(), now));
    facts.add(fact(customer, "time_zone", "account", story.timeZone(), now));
    for (Story.Purchase purchase : story.purchases()) {
      String value =
          JSON.writeValueAsString(
              Map.of("product", purchase.product(), "article", purchase.article()));
      facts.add(
          fact(customer, "purchase_history", "shop", value, daysBefore(now, purchase.daysAgo())));
    }
    for (Story.Past past : story.pastConversations()) {
      PastConversation kept =
          new PastConversation(past.topic(), spoken(past.messages(), "customer"), past.solution());
      facts.add(
          fact(customer, "support_history", "desk", kept.json(), daysBefore(now, past.daysAgo())));
    }
    return facts;
  }

  private Item fact(
      CustomerId customer, String dataPoint, String source, String value, Instant observed) {
    return new Item(
        customer,
        dataPoint,
        keys.idOf("demo-fact", customer.toString(), dataPoint, value),
        source,
        value,
        observed);
  }

  private List<NewConversation> past(CustomerId customer, Story story, int number, Instant now) {
    Story.Past past = story.pastConversations().get(number);
    return conversation(
        customer,
        story,
        "past-" + number,
        "email",
        Conversation.State.CLOSED,
        daysBefore(now, past.daysAgo()),
        past.messages());
  }

  private List<NewConversation> present(
      CustomerId customer, Story story, Story.Present present, Instant now) {
    return conversation(
        customer,
        story,
        "present",
        present.channel(),
        Conversation.State.OPEN,
        now.minus(Duration.ofHours(present.hoursAgo())),
        present.messages());
  }

  private List<NewConversation> conversation(
      CustomerId customer,
      Story story,
      String name,
      String channel,
      Conversation.State state,
      Instant began,
      List<Story.Said> said) {
    ConversationId id =
        new ConversationId(keys.idOf("demo-conversation", customer.toString(), name));
    String topic = triage.read(spoken(said, "customer")).intent().intent().label();
    List<NewConversation> messages = new ArrayList<>();
    for (int i = 0; i < said.size(); i++) {
      Instant at = began.plus(Duration.ofMinutes(10L * i));
      MessageId message =
          new MessageId(keys.idOf("demo-message", id.toString(), Integer.toString(i)));
      Message.Author author =
          said.get(i).from().equals("agent") ? Message.Author.AGENT : Message.Author.CUSTOMER;
      messages.add(
          new NewConversation(
              new Conversation(
                  customer, id, Code.of(id), channel, story.language(), topic, state, began, at),
              new Message(customer, id, message, author, Optional.empty(), at, List.of()),
              new Item(
                  customer,
                  Conversations.MESSAGES,
                  message.value(),
                  "conversation",
                  said.get(i).text(),
                  at)));
    }
    return messages;
  }

  private static String spoken(List<Story.Said> said, String from) {
    return said.stream()
        .filter(each -> each.from().equals(from))
        .map(Story.Said::text)
        .collect(Collectors.joining("\n"));
  }

  private void choose(CustomerId customer, String purpose, String answer, String language) {
    Purpose declared = charter.charter().purposes().get(purpose);
    if (declared == null || consents.standing(customer).on(purpose).isPresent()) {
      return;
    }
    Notice notice = charter.charter().notice(purpose);
    Evidence evidence = new Evidence("button-" + answer, language, "demo", Optional.empty());
    if (answer.equals("yes")) {
      consents.give(customer, declared, notice, evidence);
    } else {
      consents.refuse(customer, notice, evidence);
    }
  }

  private static Instant daysBefore(Instant now, int days) {
    return now.minus(Duration.ofDays(days));
  }
}
