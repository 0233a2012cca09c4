package dev.guestright.server.oversight.review;

import dev.guestright.server.house.House;
import dev.guestright.server.identity.Actor;
import dev.guestright.server.identity.Role;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.ids.UseId;
import dev.guestright.server.trail.Act;
import dev.guestright.server.trail.Entry;
import dev.guestright.server.trail.Trail;
import dev.guestright.server.vault.Vault;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
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
 * The book of reviews. A significant action that a machine proposes takes effect only once a person
 * has decided so here; time decides nothing. Nobody reads the proposal before they have said what
 * they think, nobody decides without a reason, and where four eyes are asked for, either of two
 * people can stop it and only both can let it happen. Each step is in the log.
 */
@Component
public final class Reviews {

  /** Those who may decide; {@code web.Access} agrees. */
  static final Set<Role> MAY_DECIDE =
      EnumSet.of(Role.REVIEWER, Role.LEAD, Role.DATA_PROTECTION_OFFICER);

  /** Those who see to what is late, and to how others look. */
  static final Set<Role> LEADS = EnumSet.of(Role.LEAD, Role.DATA_PROTECTION_OFFICER);

  private final JdbcTemplate house;
  private final ReviewRows rows;
  private final TransactionTemplate together;
  private final Looking looking;
  private final Vault vault;
  private final Clock clock;

  Reviews(House house, Looking looking, Vault vault, Clock clock) {
    this.house = new JdbcTemplate(house.database().house());
    this.rows = new ReviewRows(this.house);
    this.together =
        new TransactionTemplate(new DataSourceTransactionManager(house.database().house()));
    this.looking = looking;
    this.vault = vault;
    this.clock = clock;
  }

  /** What a machine proposes about an action; its text never holds the reason. */
  public record Proposal(Verdict verdict, Optional<String> because) {
    @Override
    public String toString() {
      return "Proposal[" + verdict + "]";
    }
  }

  /** The significant action that is proposed, as the door was asked for it. */
  public record Case(
      CustomerId customer,
      UseId use,
      StaffId program,
      String purpose,
      Set<String> data,
      String action,
      boolean fourEyes) {}

  /** Takes a proposal down. From now on it waits for a person. */
  public Review propose(Case about, Proposal proposal) {
    Instant now = now();
    Review review =
        new Review(
            about.customer(),
            NewId.next(),
            about.use(),
            about.program(),
            about.purpose(),
            about.data(),
            about.action(),
            about.fourEyes(),
            Stage.WAITING,
            Optional.empty(),
            Optional.empty(),
            now,
            now.plus(Review.DECIDED_WITHIN),
            Optional.empty(),
            Optional.empty());
    return Objects.requireNonNull(
        together.execute(transaction -> {
          byte[] because =
              proposal
                  .because()
                  .map(words -> vault.seal(about.customer(), review.id(), words))
                  .orElse(null);
          if (rows.add(review, new ReviewRows.Kept(proposal.verdict(), because))) {
            note(review, "propose", Stage.WAITING, Map.of("program", about.program().toString()));
          }
          return rows.ofUse(about.customer(), about.use()).orElseThrow();
        }));
  }

  /** What came of a step. */
  public sealed interface Outcome {
    /** It was taken, and the log says so. */
    record Done() implements Outcome {}

    /** It cannot be taken from where the review stands, or there is no such review. */
    record NotNow() implements Outcome {}

    /** Somebody else looks at it. */
    record NotYours() implements Outcome {}

    /**
     * Their role decides none, or its time is over and a lead must, or they were the first of two.
     */
    record MayNot() implements Outcome {}

    /** A decision needs its reason in words. */
    record NoReason() implements Outcome {}
  }

  /** Gives a review to somebody who looks at it from now on. */
  public Outcome take(UUID id, Actor.Staff by) {
    return step(
        id,
        Stage.Step.TAKE,
        review -> {
          if (!may(by, review)) {
            return new Outcome.MayNot();
          }
          rows.begins(review, NewId.next(), by.id(), now());
          return moved(review, Stage.Step.TAKE, Optional.of(by.id()));
        });
  }

  /** Whether somebody may decide a review. */
  static boolean may(Actor.Staff who, Review review) {
    Set<Role> may = review.escalatedAt().isPresent() ? LEADS : MAY_DECIDE;
    return may.contains(who.role()) && !review.first().equals(Optional.of(who.id()));
  }

  /** Keeps what somebody thinks before they read what the machine proposes. It is said once. */
  public Outcome view(UUID id, StaffId by, Verdict view) {
    return own(
        id,
        by,
        Stage.Step.VIEW,
        (review, look) -> {
          rows.viewed(look, view, now());
          return moved(review, Stage.Step.VIEW, Optional.of(by));
        });
  }

  /** Leaves a review to somebody else. */
  public Outcome giveBack(UUID id, StaffId by) {
    return own(
        id,
        by,
        Stage.Step.GIVE_BACK,
        (review, look) -> moved(review, Stage.Step.GIVE_BACK, Optional.empty()));
  }

  /** Decides, with the reason that the customer reads. */
  public Outcome decide(UUID id, StaffId by, Verdict decision, String reason) {
    if (reason.isBlank()) {
      return new Outcome.NoReason();
    }
    Stage.Step step = decision == Verdict.LEAVE ? Stage.Step.LEAVE : Stage.Step.CARRY_OUT;
    return own(id, by, step, (review, look) -> decided(review, look, decision, reason.strip()));
  }

  private Outcome decided(Review review, ReviewRows.Look look, Verdict decision, String reason) {
    Instant now = now();
    boolean differs = rows.proposed(review).verdict() != decision;
    rows.decides(look, decision, differs, vault.seal(review.customer(), look.id(), reason), now);
    if (decision == Verdict.CARRY_OUT && review.fourEyes() && review.first().isEmpty()) {
      moved(review, Stage.Step.CONFIRM, Optional.empty());
      rows.confirmed(review, look.by());
    } else {
      Stage to = decision == Verdict.LEAVE ? Stage.LEFT : Stage.CARRIED_OUT;
      rows.decided(review, to, now);
      note(
          review, "decide", to, Map.of("by", look.by().toString(), "reason", Entry.digest(reason)));
      if (differs) {
        override(review, look.by(), decision, now);
      }
    }
    looking.note(look.by(), now);
    return new Outcome.Done();
  }

  private Outcome moved(Review review, Stage.Step step, Optional<StaffId> holder) {
    Stage to = review.stage().after(step).orElseThrow();
    rows.moved(review, to, holder);
    note(
        review,
        step.stored(),
        to,
        holder.map(who -> Map.of("by", who.toString())).orElse(Map.of()));
    return new Outcome.Done();
  }

  private interface Own {
    Outcome of(Review review, ReviewRows.Look look);
  }

  /** A step that only whoever looks at the review takes. */
  private Outcome own(UUID id, StaffId by, Stage.Step step, Own change) {
    return step(
        id,
        step,
        review ->
            review.holder().equals(Optional.of(by))
                ? change.of(review, rows.look(review).orElseThrow())
                : new Outcome.NotYours());
  }

  /** One step at a time on one review, and none that {@link Stage} does not know. */
  private Outcome step(UUID id, Stage.Step step, Function<Review, Outcome> change) {
    return Objects.requireNonNull(
        together.execute(transaction ->
            rows.lock(id)
                .filter(review -> review.stage().after(step).isPresent())
                .map(change)
                .orElseGet(Outcome.NotNow::new)));
  }

  /** Has leads see to what is late. It decides nothing. */
  public void escalate() {
    for (Review open : rows.open()) {
      if (open.isLate(now()) && open.escalatedAt().isEmpty()) {
        step(
            open.id(),
            Stage.Step.ESCALATE,
            review -> {
              if (review.escalatedAt().isPresent()) {
                return new Outcome.NotNow(); // another node was first
              }
              rows.escalated(review, now());
              return moved(review, Stage.Step.ESCALATE, Optional.empty());
            });
      }
    }
  }

  /**
   * Returns what the machine proposes, to whoever looks at the review and has said what they think.
   */
  Optional<Readable> proposal(Review review, StaffId reader) {
    return rows.find(review.id())
        .filter(found -> found.stage() == Stage.VIEWED)
        .filter(found -> found.holder().equals(Optional.of(reader)))
        .flatMap(rows::look)
        .flatMap(ReviewRows.Look::view)
        .map(own -> {
          ReviewRows.Kept kept = rows.proposed(review);
          return new Readable(kept.verdict(), Optional.ofNullable(kept.because()), own);
        });
  }

  /**
   * A proposal that may be read.
   *
   * @param because why, sealed
   * @param own what whoever reads it thought before
   */
  record Readable(Verdict verdict, Optional<byte[]> because, Verdict own) {}

  private void note(Review review, String step, Stage stage, Map<String, String> more) {
    Map<String, String> record = new TreeMap<>(more);
    record.put("step", step);
    record.put("stage", stage.stored());
    append(Act.REVIEW, review, record);
  }

  private void override(Review review, StaffId by, Verdict decision, Instant at) {
    append(
        Act.OVERRIDE,
        review,
        Map.of("by", by.toString(), "decision", decision.stored(), "at", at.toString()));
  }

  private void append(Act act, Review review, Map<String, String> more) {
    Map<String, String> record = new TreeMap<>(more);
    record.put("review", review.id().toString());
    record.put("use", review.use().toString());
    new Trail(house).append(act, review.customer(), now(), record);
  }

  /** Times are kept to the microsecond, so that what is read back is what was kept. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** Returns a customer's reviews, newest first. */
  public List<Review> of(CustomerId customer) {
    return rows.of(customer);
  }

  /** Returns the reasons of a customer's reviews, as they are kept: only the door opens them. */
  public Map<UUID, byte[]> reasons(CustomerId customer) {
    return rows.reasons(customer);
  }

  /** Returns everybody who looked at the review of this decision of the door, if there is one. */
  public Set<StaffId> lookers(CustomerId customer, UseId use) {
    return rows.ofUse(customer, use).map(rows::lookers).orElse(Set.of());
  }

  /** Returns under which id the reason of a decided review is kept. */
  public Optional<UUID> reason(Review review) {
    return review.stage().isDecided()
        ? rows.look(review).map(ReviewRows.Look::id)
        : Optional.empty();
  }

  /** Returns one review. */
  public Optional<Review> find(UUID id) {
    return rows.find(id);
  }

  /** Returns what waits for a decision, what is due first first. */
  List<Review> open() {
    return rows.open();
  }

  /** Returns what was decided, newest first. */
  List<Review> decided(int limit) {
    return rows.decided(limit);
  }
}
