package dev.guestright.server;

import static java.util.Objects.requireNonNull;

import dev.guestright.charter.Charter;
import dev.guestright.server.consent.Consents;
import dev.guestright.server.consent.Evidence;
import dev.guestright.server.desk.Code;
import dev.guestright.server.desk.Conversation;
import dev.guestright.server.desk.Conversations;
import dev.guestright.server.desk.Message;
import dev.guestright.server.desk.NewConversation;
import dev.guestright.server.desk.PastConversation;
import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.identity.Actor;
import dev.guestright.server.identity.CustomerLinks;
import dev.guestright.server.identity.Customers;
import dev.guestright.server.identity.Role;
import dev.guestright.server.identity.StaffAccounts;
import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.MessageId;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.vault.Item;
import dev.guestright.server.vault.Vault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Tells stories to a test's house: {@code company.customer("Mira").bought("…", daysAgo(3))}. */
public final class Company {

  private final TestHouse house;

  public Company(TestHouse house) {
    this.house = house;
  }

  public Actor.Staff employs(String userName, String name, Role role, String password) {
    return new Actor.Staff(
        house.room(StaffAccounts.class).open(userName, name, role, password), name, role);
  }

  public static Duration daysAgo(int days) {
    return Duration.ofDays(days);
  }

  public Guest customer(String name) {
    CustomerId id = new CustomerId(NewId.next());
    house.room(Customers.class).welcome(List.of(id));
    Guest guest = new Guest(id);
    guest.knownAs("name", name, Duration.ZERO);
    return guest;
  }

  /** A customer whom the house knows already. */
  public Guest known(CustomerId id) {
    return new Guest(id);
  }

  /** One customer of the company. */
  public final class Guest {

    private final CustomerId id;

    Guest(CustomerId id) {
      this.id = id;
    }

    public CustomerId id() {
      return id;
    }

    public Guest knownAs(String dataPoint, String value, Duration ago) {
      house
          .room(Vault.class)
          .store(
              List.of(new Item(id, dataPoint, UUID.randomUUID(), "account", value, before(ago))));
      return this;
    }

    public Guest bought(String product, String article, Duration ago) {
      return knownAs(
          "purchase_history",
          "{\"product\":\"%s\",\"article\":\"%s\"}".formatted(product, article),
          ago);
    }

    public Guest onceAsked(String asked, String solution, Duration ago) {
      return knownAs("support_history", new PastConversation("fault", asked, solution).json(), ago);
    }

    public Guest livesIn(String timeZone) {
      return knownAs("time_zone", timeZone, Duration.ZERO);
    }

    public Guest allows(String purpose) {
      Charter charter = house.room(CharterInForce.class).charter();
      house
          .room(Consents.class)
          .give(
              id,
              requireNonNull(charter.purposes().get(purpose)),
              charter.notice(purpose),
              byButton("yes"));
      return this;
    }

    public Guest refuses(String purpose) {
      Charter charter = house.room(CharterInForce.class).charter();
      house.room(Consents.class).refuse(id, charter.notice(purpose), byButton("no"));
      return this;
    }

    public Conversation writes(String text) {
      return writes(text, "en");
    }

    public Conversation writes(String text, String language) {
      Instant now = house.clock().instant();
      ConversationId conversation = new ConversationId(NewId.next());
      MessageId message = new MessageId(NewId.next());
      Conversation begun =
          new Conversation(
              id,
              conversation,
              Code.of(conversation),
              "chat",
              language,
              "setup",
              Conversation.State.OPEN,
              now,
              now);
      house
          .room(Conversations.class)
          .add(
              List.of(
                  new NewConversation(
                      begun,
                      new Message(
                          id,
                          conversation,
                          message,
                          Message.Author.CUSTOMER,
                          Optional.empty(),
                          now,
                          List.of()),
                      new Item(
                          id,
                          Conversations.MESSAGES,
                          message.value(),
                          "conversation",
                          text,
                          now))));
      return begun;
    }

    /** The link by which this customer comes in. */
    public String link() {
      return house.url(
          "/me/enter?token=" + house.room(CustomerLinks.class).sign(id, Duration.ofHours(1)));
    }
  }

  private Instant before(Duration ago) {
    return house.clock().instant().minus(ago);
  }

  private static Evidence byButton(String button) {
    return new Evidence("button-" + button, "en", "test", Optional.empty());
  }
}
