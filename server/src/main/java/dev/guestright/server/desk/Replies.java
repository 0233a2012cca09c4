package dev.guestright.server.desk;

import dev.guestright.server.identity.Actor;
import dev.guestright.server.ids.UseId;
import dev.guestright.server.trail.Trail;
import dev.guestright.server.trail.UseRecord;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends a reply with its receipt, and takes note of what it promises: both, or neither. */
@Component
class Replies {

  private static final int LONGEST = 20_000;

  private final Desk desk;
  private final Promises promises;
  private final Trail trail;
  private final TransactionTemplate together;

  Replies(Desk desk, Promises promises, Trail trail, JdbcTemplate house) {
    this.desk = desk;
    this.promises = promises;
    this.trail = trail;
    this.together =
        new TransactionTemplate(
            new DataSourceTransactionManager(Objects.requireNonNull(house.getDataSource())));
  }

  /**
   * Sends a reply, if there is anything in it.
   *
   * @param suggested the words of each suggestion that was put into it, by the use it rests on
   */
  void send(Actor.Staff who, Conversation to, String text, Map<UUID, String> suggested) {
    String kept = text.strip().substring(0, Math.min(text.strip().length(), LONGEST));
    if (kept.isEmpty()) {
      return;
    }
    List<UseRecord> restsOn = restsOn(who, to, suggested);
    together.executeWithoutResult(transaction -> {
      desk.reply(who, to, kept, restsOn);
      promises.sent(to, kept, restsOn, suggested);
    });
  }

  /** A receipt names only uses for this conversation, by this person, that were permitted. */
  private List<UseRecord> restsOn(
      Actor.Staff who, Conversation conversation, Map<UUID, String> suggested) {
    List<UseId> uses = suggested.keySet().stream().map(UseId::new).toList();
    return trail.uses(conversation.customer(), uses).stream()
        .filter(use -> use.staff().equals(Optional.of(who.id())))
        .filter(use -> use.conversation().equals(Optional.of(conversation.id())))
        .filter(use -> use.decision() == UseRecord.Answered.PERMIT)
        .toList();
  }
}
