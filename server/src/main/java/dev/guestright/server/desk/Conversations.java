package dev.guestright.server.desk;

import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.MessageId;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.ids.UseId;
import dev.guestright.server.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The desk's book: which conversations there are, and who wrote when. The words go to the vault and
 * come back through the gateway only.
 */
public final class Conversations {

  /** The data point under which the words of messages lie in the vault. */
  public static final String MESSAGES = "messages";

  private static final Instant AFTER_ALL_REST = Instant.parse("9999-12-31T00:00:00Z");

  private final JdbcTemplate house;
  private final TransactionTemplate together;
  private final Vault vault;

  public Conversations(DataSource house, Vault vault) {
    this.house = new JdbcTemplate(house);
    this.together = new TransactionTemplate(new DataSourceTransactionManager(house));
    this.vault = vault;
  }

  /** One page of the list, and where the next one begins. */
  public record Page(List<Conversation> conversations, Optional<Cursor> next) {}

  /** A place in the list, after this conversation. */
  public record Cursor(Instant dueAt, ConversationId id) {}

  /** Returns all open conversations, resting ones too, the one that is due first first. */
  public Page open(Optional<Cursor> after, int limit) {
    return open(Optional.empty(), after, limit, AFTER_ALL_REST);
  }

  /**
   * Returns the open conversations of one queue, or of all, that do not rest, the one that is due
   * first first.
   */
  public Page open(Optional<String> queue, Optional<Cursor> after, int limit, Instant now) {
    List<Due> found =
        house.query(
            """
            SELECT *
            FROM desk.conversation c
            WHERE state = 'open' %s
              AND (due_at, conversation_id) > (?, ?)
              AND NOT EXISTS (
                SELECT FROM desk.handling h
                WHERE h.customer_id = c.customer_id AND h.conversation_id = c.conversation_id
                  AND h.rests_until > ?)
            ORDER BY due_at, conversation_id
            LIMIT ?
            """
                .formatted(queue.isPresent() ? "AND queue = ?" : ""),
            (row, n) -> new Due(conversation(row), instant(row, "due_at")),
            Stream.concat(
                    queue.stream(),
                    Stream.of(
                        utc(after.map(Cursor::dueAt).orElse(LONG_AGO)),
                        after.map(cursor -> cursor.id().value()).orElse(new UUID(0, 0)),
                        utc(now),
                        limit + 1))
                .toArray());
    List<Conversation> page = found.stream().limit(limit).map(Due::conversation).toList();
    return new Page(
        page,
        found.size() <= limit
            ? Optional.empty()
            : Optional.of(new Cursor(found.get(limit - 1).at(), page.getLast().id())));
  }

  private record Due(Conversation conversation, Instant at) {}

  private static final Instant LONG_AGO = Instant.parse("0001-01-01T00:00:00Z");

  /** Where a conversation stands, and how much earlier than its turn it comes. */
  public record Placement(String queue, Duration headStart) {}

  /** Returns where these conversations stand. */
  public Map<ConversationId, Placement> placements(Collection<ConversationId> which) {
    Map<ConversationId, Placement> placements = new LinkedHashMap<>();
    house.query(
        """
        SELECT conversation_id, queue, extract(epoch FROM head_start)::bigint AS head_start
        FROM desk.conversation
        WHERE conversation_id = ANY (?)
        """,
        row -> {
          placements.put(
              new ConversationId(row.getObject("conversation_id", UUID.class)),
              new Placement(row.getString("queue"), Duration.ofSeconds(row.getLong("head_start"))));
        },
        (Object) which.stream().map(ConversationId::value).toArray(UUID[]::new));
    return placements;
  }

  /**
   * Puts a conversation into a queue, with a head start. When it is due follows from that and from
   * how long it has waited; nobody can set it otherwise.
   */
  public void place(Conversation conversation, Placement placement) {
    house.update(
        """
        UPDATE desk.conversation
        SET queue = ?, head_start = make_interval(secs => ?)
        WHERE customer_id = ? AND conversation_id = ?
        """,
        placement.queue(),
        placement.headStart().toSeconds(),
        conversation.customer().value(),
        conversation.id().value());
  }

  /**
   * Moves open conversations whose queue is not among these to another: when a plan drops a queue,
   * nobody who waits in it is forgotten.
   */
  public int rehome(Collection<String> queues, String to) {
    return house.update(
        "UPDATE desk.conversation SET queue = ? WHERE state = 'open' AND queue <> ALL (?)",
        to,
        queues.toArray(String[]::new));
  }

  /** Returns how many conversations are open. */
  public long openCount() {
    Long count =
        house.queryForObject(
            "SELECT count(*) FROM desk.conversation WHERE state = 'open'", Long.class);
    return count == null ? 0 : count;
  }

  /** Whether a customer waits here: it is open, and the last word is theirs. */
  public boolean waits(Conversation conversation) {
    return conversation.state() == Conversation.State.OPEN
        && messages(conversation).stream()
            .reduce((earlier, later) -> later)
            .filter(last -> last.author() == Message.Author.CUSTOMER)
            .isPresent();
  }

  /** Returns how many open conversations of its queue stand before this one. */
  public long before(Conversation conversation) {
    Long before =
        house.queryForObject(
            """
            SELECT count(*)
            FROM desk.conversation c
            JOIN desk.conversation mine
              ON mine.customer_id = ? AND mine.conversation_id = ? AND mine.queue = c.queue
            WHERE c.state = 'open'
              AND (c.due_at, c.conversation_id) < (mine.due_at, mine.conversation_id)
            """,
            Long.class,
            conversation.customer().value(),
            conversation.id().value());
    return before == null ? 0 : before;
  }

  /** Of each state, so many of the newest conversations say how long people wait. */
  private static final int LATELY = 100;

  /** Fewer say nothing. */
  private static final int ENOUGH = 10;

  /**
   * Returns within how long half of those who wrote lately had their first answer; who has none yet
   * counts as long as they have waited. Empty when too few wrote.
   */
  public Optional<Duration> usualWait(Instant now) {
    return house
        .query(
            """
            SELECT count(*) AS talks,
              percentile_cont(0.5) WITHIN GROUP (
                ORDER BY extract(epoch FROM coalesce(a.at, ?) - c.opened_at)) AS half
            FROM (
              (SELECT * FROM desk.conversation
                WHERE state = 'open' ORDER BY last_message_at DESC LIMIT ?)
              UNION ALL
              (SELECT * FROM desk.conversation
                WHERE state = 'closed' ORDER BY last_message_at DESC LIMIT ?)) c
            CROSS JOIN LATERAL (
              SELECT min(m.sent_at) AS at
              FROM desk.message m
              WHERE m.customer_id = c.customer_id AND m.conversation_id = c.conversation_id
                AND m.author = 'agent') a
            """,
            (row, n) ->
                row.getLong("talks") < ENOUGH
                    ? Optional.<Duration>empty()
                    : Optional.of(Duration.ofSeconds(Math.round(row.getDouble("half")))),
            utc(now),
            LATELY,
            LATELY)
        .getFirst();
  }

  public Optional<Conversation> find(ConversationId id) {
    return house
        .query(
            "SELECT * FROM desk.conversation WHERE conversation_id = ?",
            (row, n) -> conversation(row),
            id.value())
        .stream()
        .findFirst();
  }

  /** Returns the conversation that people call by this code, when there is just one. */
  public Optional<Conversation> withCode(String code) {
    List<Conversation> called =
        house.query(
            "SELECT * FROM desk.conversation WHERE code = ? LIMIT 2",
            (row, n) -> conversation(row),
            code);
    return called.size() == 1 ? Optional.of(called.getFirst()) : Optional.empty();
  }

  /** Returns a customer's conversations, the newest first. */
  public List<Conversation> of(CustomerId customer) {
    return house.query(
        "SELECT * FROM desk.conversation WHERE customer_id = ? ORDER BY last_message_at DESC",
        (row, n) -> conversation(row),
        customer.value());
  }

  /** Returns who wrote when in a conversation, oldest first. */
  public List<Message> messages(Conversation conversation) {
    return house.query(
        """
        SELECT *
        FROM desk.message
        WHERE customer_id = ? AND conversation_id = ?
        ORDER BY sent_at, message_id
        """,
        (row, n) -> message(row),
        conversation.customer().value(),
        conversation.id().value());
  }

  /** Returns which of these messages the book holds already. */
  public Set<MessageId> known(List<Message> messages) {
    UUID[] customers =
        messages.stream().map(message -> message.customer().value()).toArray(UUID[]::new);
    UUID[] conversations =
        messages.stream().map(message -> message.conversation().value()).toArray(UUID[]::new);
    UUID[] ids = messages.stream().map(message -> message.id().value()).toArray(UUID[]::new);
    return new HashSet<>(
        house.query(
            """
            SELECT m.message_id
            FROM desk.message m
            JOIN unnest(?::uuid[], ?::uuid[], ?::uuid[])
                AS asked (customer_id, conversation_id, message_id)
              USING (customer_id, conversation_id, message_id)
            """,
            (row, n) -> new MessageId(row.getObject("message_id", UUID.class)),
            customers,
            conversations,
            ids));
  }

  /**
   * Writes messages into the book and their words into the vault, all or nothing. What is there
   * already stays as it is.
   */
  public void add(List<NewConversation> arrived) {
    together.executeWithoutResult(transaction -> {
      house.batchUpdate(
          """
          INSERT INTO desk.conversation
            (customer_id, conversation_id, code, channel, language, topic, state, opened_at,
             last_message_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (customer_id, conversation_id) DO UPDATE
          SET opened_at = least(desk.conversation.opened_at, excluded.opened_at),
            last_message_at =
              greatest(desk.conversation.last_message_at, excluded.last_message_at)
          """,
          whole(arrived).stream().map(Conversations::row).toList());
      house.batchUpdate(
          """
          INSERT INTO desk.message
            (customer_id, conversation_id, message_id, author, staff_id, sent_at, use_ids)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (customer_id, conversation_id, message_id) DO NOTHING
          """,
          arrived.stream().map(each -> row(each.message())).toList());
      vault.store(arrived.stream().map(NewConversation::words).toList());
    });
  }

  /**
   * One statement may not touch a row twice, so each conversation comes once: as its first message
   * has it, up to its last. Two customers in an export may share a conversation's reference; each
   * has a conversation of their own.
   */
  private static Collection<Conversation> whole(List<NewConversation> arrived) {
    record Whose(CustomerId customer, ConversationId conversation) {}
    Map<Whose, Conversation> whole = new LinkedHashMap<>();
    for (NewConversation each : arrived) {
      Conversation one = each.conversation();
      whole.merge(new Whose(one.customer(), one.id()), one, Conversation::with);
    }
    return whole.values();
  }

  /** Marks a conversation as done, or as waiting again. */
  public void setState(Conversation conversation, Conversation.State state) {
    house.update(
        "UPDATE desk.conversation SET state = ? WHERE customer_id = ? AND conversation_id = ?",
        state.stored(),
        conversation.customer().value(),
        conversation.id().value());
  }

  /** Opens a conversation again, with the waiting time it had since then, or has already. */
  public void backInTheQueue(Conversation conversation, Instant since) {
    house.update(
        """
        UPDATE desk.conversation
        SET state = 'open', last_message_at = least(last_message_at, ?)
        WHERE customer_id = ? AND conversation_id = ?
        """,
        utc(since),
        conversation.customer().value(),
        conversation.id().value());
  }

  private static Object[] row(Conversation conversation) {
    return new Object[] {
      conversation.customer().value(),
      conversation.id().value(),
      conversation.code(),
      conversation.channel(),
      conversation.language(),
      conversation.topic(),
      conversation.state().stored(),
      utc(conversation.openedAt()),
      utc(conversation.lastMessageAt())
    };
  }

  private static Object[] row(Message message) {
    return new Object[] {
      message.customer().value(),
      message.conversation().value(),
      message.id().value(),
      message.author().stored(),
      message.by().map(StaffId::value).orElse(null),
      utc(message.sentAt()),
      message.uses().stream().map(UseId::value).toArray(UUID[]::new)
    };
  }

  private static Conversation conversation(ResultSet row) throws SQLException {
    return new Conversation(
        new CustomerId(row.getObject("customer_id", UUID.class)),
        new ConversationId(row.getObject("conversation_id", UUID.class)),
        row.getString("code"),
        row.getString("channel"),
        row.getString("language"),
        row.getString("topic"),
        Conversation.State.of(row.getString("state")),
        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
        row.getObject("last_message_at", OffsetDateTime.class).toInstant());
  }

  private static Message message(ResultSet row) throws SQLException {
    return new Message(
        new CustomerId(row.getObject("customer_id", UUID.class)),
        new ConversationId(row.getObject("conversation_id", UUID.class)),
        new MessageId(row.getObject("message_id", UUID.class)),
        Message.Author.of(row.getString("author")),
        Optional.ofNullable(row.getObject("staff_id", UUID.class)).map(StaffId::new),
        row.getObject("sent_at", OffsetDateTime.class).toInstant(),
        Arrays.stream((UUID[]) row.getArray("use_ids").getArray()).map(UseId::new).toList());
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
