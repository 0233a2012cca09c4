package dev.guestright.server.oversight.appeal;

import dev.guestright.server.desk.Message;
import dev.guestright.server.house.House;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.MessageId;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.ids.RouteId;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.ids.UseId;
import dev.guestright.server.trail.Act;
import dev.guestright.server.trail.Entry;
import dev.guestright.server.trail.Trail;
import dev.guestright.server.trail.UseRecord;
import dev.guestright.server.vault.Vault;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The book of appeals. Each moves along {@link Stage}, one step at a time, and each step is in the
 * log. Nobody who had a part in a decision ever holds or answers its appeal; an answer has a
 * reason; and until a person answers, the decision and everything about the customer stay exactly
 * as they are.
 */
@Component
public final class Appeals {

  /** Uses whose purpose is to answer the customer themself: they caused them. */
  private static final Set<String> ASKED_FOR = Set.of("rights-request", "appeal", "review");

  private final JdbcTemplate house;
  private final AppealRows rows;
  private final TransactionTemplate together;
  private final Contested contested;
  private final Holders holders;
  private final Undo undo;
  private final Vault vault;
  private final Clock clock;

  Appeals(House house, Contested contested, Holders holders, Undo undo, Vault vault, Clock clock) {
    this.house = new JdbcTemplate(house.database().house());
    this.rows = new AppealRows(this.house);
    this.together =
        new TransactionTemplate(new DataSourceTransactionManager(house.database().house()));
    this.contested = contested;
    this.holders = holders;
    this.undo = undo;
    this.vault = vault;
    this.clock = clock;
  }

  /** Whether a customer can disagree with this use: with every decision of the door by itself. */
  public static boolean canBeAppealed(UseRecord use) {
    return use.staff().isPresent() && !ASKED_FOR.contains(use.purpose());
  }

  /** Whether this message rests on something that was suggested. */
  public static boolean canBeAppealed(Message message) {
    return message.author() == Message.Author.AGENT && !message.uses().isEmpty();
  }

  /**
   * Takes down that a customer disagrees with a use. Said twice, it is one appeal.
   *
   * @return empty when there is no such decision about this customer
   */
  public Optional<Appeal> file(CustomerId customer, UseId use, String language) {
    return contested.use(customer, use).map(decision -> file(customer, decision, language));
  }

  /** Takes down that a customer disagrees with what a message suggests. */
  public Optional<Appeal> file(CustomerId customer, MessageId message, String language) {
    return contested
        .suggestion(customer, message)
        .map(decision -> file(customer, decision, language));
  }

  /** Takes down that a customer disagrees with where their message went. */
  public Optional<Appeal> file(CustomerId customer, RouteId route, String language) {
    return contested.route(customer, route).map(decision -> file(customer, decision, language));
  }

  private Appeal file(CustomerId customer, Contested.Decision decision, String language) {
    Instant now = now();
    Appeal filed =
        new Appeal(
            customer,
            NewId.next(),
            decision.about(),
            decision.parties(),
            Stage.WAITING,
            Optional.empty(),
            language,
            now,
            Appeal.dueOn(now),
            false,
            Optional.empty());
    return Objects.requireNonNull(
        together.execute(transaction -> {
          if (rows.add(filed)) {
            note(filed, "file", Stage.WAITING, Map.of());
            give(filed);
          }
          return rows.about(customer, decision.about().id()).orElseThrow();
        }));
  }

  /** Somebody who had no part in the decision gets it, if there is anybody. */
  private void give(Appeal appeal) {
    holders
        .choose(appeal.parties(), rows::open)
        .ifPresent(who -> moved(appeal, Stage.Step.GIVE, Optional.of(who)));
  }

  private Outcome moved(Appeal appeal, Stage.Step step, Optional<StaffId> holder) {
    Stage to = appeal.stage().after(step).orElseThrow();
    rows.moved(appeal, to, holder);
    note(
        appeal,
        step.stored(),
        to,
        holder.map(who -> Map.of("holder", who.toString())).orElse(Map.of()));
    return new Outcome.Done();
  }

  /** What came of a step. */
  public sealed interface Outcome {
    /** It was taken, and the log says so. */
    record Done() implements Outcome {}

    /** It cannot be taken from where the appeal stands, or there is no such appeal. */
    record NotNow() implements Outcome {}

    /** Somebody else has it. */
    record NotYours() implements Outcome {}

    /** They had a part in the decision, or may not answer appeals. */
    record HadPart() implements Outcome {}

    /** An answer needs its reason in words. */
    record NoReason() implements Outcome {}
  }

  /** Keeps why a customer disagrees, in their words. They are said once. */
  public Outcome say(CustomerId customer, UUID id, String words) {
    return step(
        id,
        Stage.Step.ADD_WORDS,
        appeal -> {
          if (!appeal.customer().equals(customer) || appeal.hasWords() || words.isBlank()) {
            return new Outcome.NotNow();
          }
          rows.words(appeal, vault.seal(customer, appeal.id(), words.strip()));
          note(appeal, Stage.Step.ADD_WORDS.stored(), appeal.stage(), Map.of());
          return new Outcome.Done();
        });
  }

  /** Gives an appeal to somebody who offers to answer it, whoever had it. */
  public Outcome takeOver(UUID id, StaffId by) {
    Stage.Step step =
        rows.find(id).filter(appeal -> appeal.stage() == Stage.WAITING).isPresent()
            ? Stage.Step.GIVE
            : Stage.Step.HAND_OVER;
    return step(
        id,
        step,
        appeal ->
            holders.may(by, appeal.parties())
                ? moved(appeal, step, Optional.of(by))
                : new Outcome.HadPart());
  }

  /** Answers that the decision stays, with the reason that the customer reads. */
  public Outcome uphold(UUID id, StaffId by, String reason) {
    return answer(id, by, Stage.Step.UPHOLD, reason, appeal -> Undone.NOTHING);
  }

  /** Answers that the decision was wrong, with the reason, and undoes it in the same moment. */
  public Outcome overturn(UUID id, StaffId by, String reason) {
    return answer(id, by, Stage.Step.OVERTURN, reason, undo::undo);
  }

  private Outcome answer(
      UUID id, StaffId by, Stage.Step step, String reason, Function<Appeal, Undone> undoing) {
    if (reason.isBlank()) {
      return new Outcome.NoReason();
    }
    return step(
        id,
        step,
        appeal -> {
          if (!holders.may(by, appeal.parties())) {
            return new Outcome.HadPart();
          }
          if (!appeal.holder().equals(Optional.of(by))) {
            return new Outcome.NotYours();
          }
          Stage to = appeal.stage().after(step).orElseThrow();
          Undone undone = undoing.apply(appeal);
          Appeal.Answer answer = new Appeal.Answer(NewId.next(), now(), undone);
          rows.answered(
              appeal, to, answer, vault.seal(appeal.customer(), answer.id(), reason.strip()));
          note(
              appeal,
              step.stored(),
              to,
              Map.of(
                  "by", by.toString(),
                  "undone", undone.stored(),
                  "reason", Entry.digest(reason.strip())));
          return new Outcome.Done();
        });
  }

  /** One step at a time on one appeal, and none that {@link Stage} does not know. */
  private Outcome step(UUID id, Stage.Step step, Function<Appeal, Outcome> change) {
    return Objects.requireNonNull(
        together.execute(transaction ->
            rows.lock(id)
                .filter(appeal -> appeal.stage().after(step).isPresent())
                .map(change)
                .orElseGet(Outcome.NotNow::new)));
  }

  /**
   * Gives out what nobody has, and what was with somebody who may answer no more. Nothing else ever
   * happens by itself.
   */
  public void giveOut() {
    for (Appeal open : rows.open()) {
      together.executeWithoutResult(transaction -> rows.lock(open.id()).ifPresent(this::giveAgain));
    }
  }

  private void giveAgain(Appeal appeal) {
    switch (appeal.stage()) {
      case WAITING -> give(appeal);
      case HELD -> {
        if (!holders.may(appeal.holder().orElseThrow(), appeal.parties())) {
          Optional<StaffId> other = holders.choose(appeal.parties(), rows::open);
          moved(appeal, other.isPresent() ? Stage.Step.HAND_OVER : Stage.Step.LEAVE, other);
        }
      }
      case UPHELD, OVERTURNED -> {
        // Somebody has answered it meanwhile.
      }
    }
  }

  private void note(Appeal appeal, String step, Stage stage, Map<String, String> more) {
    Map<String, String> record = new TreeMap<>(more);
    record.put("appeal", appeal.id().toString());
    record.put("about", appeal.about().id().toString());
    record.put("step", step);
    record.put("stage", stage.stored());
    new Trail(house).append(Act.APPEAL, appeal.customer(), now(), record);
  }

  /** Times are kept to the microsecond, so that what is read back is what was kept. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** Returns a customer's appeals, newest first. */
  public List<Appeal> of(CustomerId customer) {
    return rows.of(customer);
  }

  /** What a customer wrote and was answered, as it is kept: only the door opens it. */
  public Map<UUID, byte[]> sealed(CustomerId customer) {
    return rows.sealed(customer);
  }

  /** Returns one appeal. */
  public Optional<Appeal> find(UUID id) {
    return rows.find(id);
  }

  /** Returns what waits for an answer, what is due first first. */
  List<Appeal> open() {
    return rows.open();
  }

  /** Returns what was answered, newest first. */
  List<Appeal> answered(int limit) {
    return rows.answered(limit);
  }
}
