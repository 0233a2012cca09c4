package dev.guestright.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.ids.MessageId;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.vault.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConversationsTest {

  private final TestHouse house = TestHouse.shared();
  private final Conversations conversations = house.room(Conversations.class);

  @Test
  void aConversationSpansItsMessagesInWhateverOrderTheyArrive() {
    Conversation begun = new Company(house).customer("Ada").writes("The second message");
    Instant second = begun.openedAt();
    Instant first = second.minus(Duration.ofHours(3));
    Instant third = second.plus(Duration.ofHours(2));

    conversations.add(
        List.of(arrival(begun, third, "The third"), arrival(begun, first, "The first")));

    Conversation found = conversations.find(begun.id()).orElseThrow();
    assertThat(found.openedAt()).isCloseTo(first, within());
    assertThat(found.lastMessageAt()).isCloseTo(third, within());
    assertThat(conversations.messages(found)).hasSize(3);
  }

  /** PostgreSQL keeps microseconds. */
  private static org.assertj.core.data.TemporalUnitOffset within() {
    return org.assertj.core.api.Assertions.within(1, java.time.temporal.ChronoUnit.MILLIS);
  }

  private static NewConversation arrival(Conversation of, Instant at, String words) {
    MessageId id = new MessageId(NewId.next());
    return new NewConversation(
        new Conversation(
            of.customer(),
            of.id(),
            of.code(),
            of.channel(),
            of.language(),
            of.topic(),
            of.state(),
            at,
            at),
        new Message(
            of.customer(), of.id(), id, Message.Author.CUSTOMER, Optional.empty(), at, List.of()),
        new Item(of.customer(), Conversations.MESSAGES, id.value(), "conversation", words, at));
  }
}
