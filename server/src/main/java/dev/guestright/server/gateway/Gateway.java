package dev.guestright.server.gateway;

import dev.guestright.charter.Charter;
import dev.guestright.charter.CustomerState;
import dev.guestright.charter.Decision;
import dev.guestright.charter.Door;
import dev.guestright.charter.Moment;
import dev.guestright.charter.Notice;
import dev.guestright.charter.Purpose;
import dev.guestright.charter.UseRequest;
import dev.guestright.server.consent.ConsentRecord;
import dev.guestright.server.consent.Standing;
import dev.guestright.server.consent.Standings;
import dev.guestright.server.gateway.live.LiveSources;
import dev.guestright.server.identity.Actor;
import dev.guestright.server.identity.Role;
import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.ids.UseId;
import dev.guestright.server.trail.GroupCommit;
import dev.guestright.server.trail.UseRecord;
import dev.guestright.server.vault.Fact;
import dev.guestright.server.vault.VaultReader;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The door. For each use it decides by the charter, makes the use record durable, and only then
 * reads and decrypts. When the customer's choices change between the decision and the release, the
 * use is decided anew; nothing decided on the old choices is released. The same holds for the
 * charter: no use is recorded under a version that is in force no more.
 */
public final class Gateway implements AutoCloseable {

  /** The purpose under which messages may teach models. */
  public static final String TEACHING = "teach-routing";

  /** A customer cannot change their mind faster than this many times within one request. */
  private static final int MOST_TRIES = 10;

  /**
   * Customers asked for at once in a bias audit: few enough that agents do not wait behind them.
   */
  private static final int TOGETHER_IN_TOTALS = 64;

  /** What the record of a look names as its ground when it was for a review. */
  private static final String REVIEW = "review";

  private static final String CHOICES_KEEP_CHANGING =
      "The customer's choices keep changing; try again";

  private final CharterInForce charter;
  private final Shadows shadows;
  private final VaultReader vault;
  private final LiveSources live;
  private final Standings standings;
  private final GroupCommit records;
  private final Clock clock;

  /** A door to what is stored here alone. */
  public Gateway(
      CharterInForce charter, Shadows shadows, DataSource door, VaultReader vault, Clock clock) {
    this(charter, shadows, door, vault, LiveSources.NONE, clock);
  }

  /** A door to what is stored here, and to what is fetched when it is used. */
  public Gateway(
      CharterInForce charter,
      Shadows shadows,
      DataSource door,
      VaultReader vault,
      LiveSources live,
      Clock clock) {
    this.charter = charter;
    this.shadows = shadows;
    this.vault = vault;
    this.live = live;
    this.standings = new Standings(new JdbcTemplate(door));
    this.records = new GroupCommit(door, CharterTurn.SHARED);
    this.clock = clock;
  }

  /** Answers one use by a member of staff. */
  public Answer ask(Actor.Staff who, CustomerId whose, Optional<ConversationId> within, Use use) {
    return askAll(who, whose, within, List.of(use)).getFirst();
  }

  /**
   * Answers several uses of one customer's data by a member of staff, in their order. Their records
   * share one commit.
   */
  public List<Answer> askAll(
      Actor.Staff who, CustomerId whose, Optional<ConversationId> within, List<Use> uses) {
    if (within.isEmpty() && who.role() != Role.API_CLIENT) {
      throw new IllegalArgumentException(
          "Staff use data within a conversation, or break the glass and say why");
    }
    return askAll(who, whose, new Occasion(within, Optional.empty(), Optional.empty()), uses);
  }

  /**
   * Answers one use outside of any conversation. The charter decides as ever; what is new is that
   * the reason stands in the record, that the customer is told of it on their page, and that a
   * person reviews it.
   */
  public Answer breakGlass(Actor.Staff who, CustomerId whose, BreakGlass reason, Use use) {
    Occasion occasion = Occasion.of(reason.ground());
    return askAll(who, whose, occasion, List.of(use)).getFirst();
  }

  /**
   * Answers a person who reviews what a program proposes. They may see what the program may see for
   * the same purpose, and no more: a customer's no holds for the review as well. The record names
   * the person.
   *
   * @param use what the program asked for, without the action that waits for the person
   */
  public Answer review(Actor.Staff who, CustomerId whose, Use use) {
    Occasion occasion =
        new Occasion(Optional.empty(), Optional.of(REVIEW), Optional.of(Role.API_CLIENT));
    return askAll(who, whose, occasion, List.of(use)).getFirst();
  }

  /**
   * Releases messages to teach a model with, of a customer who allows {@link #TEACHING}: the
   * charter decides, and the record names the person who answers for the training set. It is asked
   * whether an auditor may, whatever that person's role: nobody reads the messages for an answer.
   *
   * @param about which messages
   */
  public Answer teach(Actor.Staff who, CustomerId whose, Map<String, List<UUID>> about) {
    Occasion occasion =
        new Occasion(Optional.empty(), Optional.of("training-set"), Optional.of(Role.AUDITOR));
    Use use = Use.look(TEACHING, about.keySet(), about, Moment.at(clock.instant()));
    return askAll(who, whose, occasion, List.of(use)).getFirst();
  }

  /**
   * Has customers' attributes counted, to check decisions for bias. Each customer is asked of the
   * door like any other use: only those who allow {@link InTotals#PURPOSE} are counted, each after
   * a record of its own is durable. What is released goes to {@code totals} and nowhere else.
   *
   * @param who the person who answers for the audit; what they see are totals, whatever their role,
   *     so the charter is asked whether an auditor may
   * @return how many customers were counted
   */
  public int countInTotals(
      Actor.Staff who, List<CustomerId> whose, Set<String> data, InTotals totals) {
    Actor.Staff auditor = new Actor.Staff(who.id(), who.displayName(), Role.AUDITOR);
    Occasion occasion = Occasion.of(InTotals.GROUND);
    Use use = Use.look(InTotals.PURPOSE, data, Map.of(), Moment.at(clock.instant()));
    int counted = 0;
    // Several at once, so that their records share a commit; counted one after the other.
    try (ExecutorService several = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int from = 0; from < whose.size(); from += TOGETHER_IN_TOTALS) {
        List<CustomerId> some =
            whose.subList(from, Math.min(whose.size(), from + TOGETHER_IN_TOTALS));
        List<Future<Answer>> answers =
            some.stream()
                .map(one ->
                    several.submit(() -> askAll(auditor, one, occasion, List.of(use)).getFirst()))
                .toList();
        for (Future<Answer> answer : answers) {
          if (answered(answer).orElse(null) instanceof Answer.Released released) {
            totals.count(released.record().customer(), newest(released));
            counted++;
          }
        }
      }
    }
    return counted;
  }

  /** Somebody who was erased meanwhile is not counted. */
  private static Optional<Answer> answered(Future<Answer> answer) {
    try {
      return Optional.of(answer.get());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Standings.NoSuchCustomer) {
        return Optional.empty();
      }
      throw new IllegalStateException("The door did not answer for a bias audit", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while counting for a bias audit", e);
    }
  }

  /** Facts come oldest first. */
  private static Map<String, String> newest(Answer.Released released) {
    Map<String, String> newest = new HashMap<>();
    released.facts().forEach(fact -> newest.put(fact.dataPoint(), fact.value()));
    return newest;
  }

  /**
   * Where a use belongs: into a conversation, to a glass that was broken, a review, or into totals.
   *
   * @param as by whose role the charter decides, where it is not that of who asks
   */
  private record Occasion(
      Optional<ConversationId> within, Optional<String> ground, Optional<Role> as) {

    static Occasion of(String ground) {
      return new Occasion(Optional.empty(), Optional.of(ground), Optional.empty());
    }

    /** Whom the charter decides about. */
    Actor.Staff judged(Actor.Staff who) {
      return as.map(role -> new Actor.Staff(who.id(), who.displayName(), role)).orElse(who);
    }

    /** What a decision rests on; a permit outside a conversation rests on its occasion too. */
    String ground(Decision decision) {
      return decision instanceof Decision.Permit
          ? ground.orElse(InRecord.ground(decision))
          : InRecord.ground(decision);
    }
  }

  private List<Answer> askAll(
      Actor.Staff who, CustomerId whose, Occasion occasion, List<Use> uses) {
    for (int tried = 0; tried < MOST_TRIES; tried++) {
      Standing standing = standings.of(whose);
      Door door = charter.door();
      List<Decided> decided =
          uses.stream().map(use -> decide(door, who, whose, occasion, use, standing)).toList();
      if (!recordAll(decided.stream().map(Decided::record).toList(), standing)) {
        continue;
      }
      decided.forEach(one ->
          shadows.compare(
              one.record(),
              one.decision(),
              shadow -> decide(shadow, occasion.judged(who), one.use(), standing)));
      List<Answer> answers = answers(whose, decided);
      if (standings.of(whose).epoch() == standing.epoch()) {
        return answers;
      }
      forget(answers, standing);
    }
    throw new IllegalStateException(CHOICES_KEEP_CHANGING);
  }

  private record Decided(Use use, UseRecord record, Decision decision) {}

  private Decided decide(
      Door door, Actor.Staff who, CustomerId whose, Occasion occasion, Use use, Standing standing) {
    Decision decision = decide(door, occasion.judged(who), use, standing);
    UseRecord record =
        new UseRecord(
            whose,
            new UseId(NewId.next()),
            clock.instant(),
            Optional.of(who.id()),
            who.charterRole(),
            use.purpose(),
            use.play(),
            use.action(),
            occasion.within(),
            InRecord.answered(decision),
            occasion.ground(decision),
            InRecord.dataPoints(use, decision),
            decision instanceof Decision.Permit
                ? standing.on(use.purpose()).filter(ConsentRecord::isYes).map(ConsentRecord::id)
                : Optional.empty(),
            door.charter().version(),
            standing.epoch());
    return new Decided(use, record, decision);
  }

  private static Decision decide(Door door, Actor.Staff who, Use use, Standing standing) {
    return door.decide(
        new UseRequest(who.charterRole(), use.purpose(), use.data(), use.action(), use.play()),
        new CustomerState(
            standing.choices(),
            door.charter().languages().getFirst(),
            standing.minor(),
            standing.restricted()),
        use.moment());
  }

  /**
   * House rule 3: when this returns true, every record is durable. When it returns false, the
   * customer's choices or the charter have changed, and this node knows the charter of now.
   */
  private boolean recordAll(List<UseRecord> uses, Standing standing) {
    if (records.record(uses, standing.salt())) {
      return true;
    }
    charter.catchUp();
    return false;
  }

  /** Each system is asked once, for all that these uses may have of it. */
  private List<Answer> answers(CustomerId whose, List<Decided> decided) {
    Set<String> permitted =
        decided.stream()
            .filter(one -> one.decision() instanceof Decision.Permit)
            .flatMap(one -> one.record().dataPoints().stream())
            .collect(Collectors.toSet());
    LiveSources.Fetched fetched = live.fetch(whose, permitted, clock.instant());
    return decided.stream().map(one -> answer(one, fetched)).toList();
  }

  private Answer answer(Decided decided, LiveSources.Fetched fetched) {
    return switch (decided.decision()) {
      case Decision.Permit permit -> {
        Own own = release(decided.record(), decided.use().only(), fetched);
        yield new Answer.Released(decided.record(), permit, own.facts(), own.unreachable());
      }
      case Decision.AskFirst askFirst -> new Answer.Withheld(decided.record(), askFirst);
      case Decision.Refuse refuse -> new Answer.Withheld(decided.record(), refuse);
      case Decision.NeedsHuman needsHuman -> new Answer.Withheld(decided.record(), needsHuman);
    };
  }

  /**
   * What the door gives out.
   *
   * @param unreachable the data points of which nothing is known now: their source did not answer
   */
  public record Own(List<Fact> facts, Set<String> unreachable) {}

  private Own release(UseRecord record, Map<String, List<UUID>> only) {
    return release(
        record, only, live.fetch(record.customer(), record.dataPoints(), clock.instant()));
  }

  private Own release(UseRecord record, Map<String, List<UUID>> only, LiveSources.Fetched fetched) {
    LiveSources.Fetched passing = fetched.of(record.dataPoints(), only);
    List<Fact> stored = vault.read(record.customer(), record.dataPoints(), only, clock.instant());
    return new Own(
        Stream.concat(stored.stream(), passing.facts().stream())
            .sorted(Comparator.comparing(Fact::observedAt))
            .toList(),
        passing.unreachable());
  }

  /** House rule 4: what was read on choices that no longer stand is shown to nobody. */
  private void forget(List<Answer> answers, Standing standing) {
    for (Answer answer : answers) {
      if (answer instanceof Answer.Released released) {
        recordOutcome(released.record(), standing.salt(), false);
      }
    }
  }

  /**
   * Decides once more on a moment that the released data has told more about. It releases nothing,
   * so it leaves no record: the outcome of the use does.
   */
  public Decision decideAgain(Actor.Staff who, UseRecord record, Use use) {
    return decide(charter.door(), who, use, standings.of(record.customer()));
  }

  /** Returns the question to put to a customer for this purpose, when it may be put now. */
  public Optional<Notice> askable(Actor.Staff who, CustomerId whose, String purpose) {
    Door door = charter.door();
    Purpose declared = door.charter().purposes().get(purpose);
    if (declared == null) {
      return Optional.empty();
    }
    Use use = Use.look(purpose, declared.dataPoints(), Map.of(), Moment.at(clock.instant()));
    return decide(door, who, use, standings.of(whose)) instanceof Decision.AskFirst askFirst
        ? Optional.of(askFirst.notice())
        : Optional.empty();
  }

  /** Records whether a released use led to anything that a person saw. */
  public void recordOutcome(UseRecord use, boolean shown) {
    recordOutcome(use, standings.of(use.customer()).salt(), shown);
  }

  private void recordOutcome(UseRecord use, byte[] salt, boolean shown) {
    records.recordOutcome(use, salt, shown, clock.instant());
  }

  /**
   * Releases to a customer what is held about them (GDPR Art. 15). It needs no charter's leave, and
   * it too is recorded first.
   */
  public Own releaseTo(Actor.Subject subject) {
    for (int tried = 0; tried < MOST_TRIES; tried++) {
      Standing standing = standings.of(subject.id());
      UseRecord record = subjectAccess(subject, standing);
      if (recordAll(List.of(record), standing)) {
        return release(record, Map.of());
      }
    }
    throw new IllegalStateException(CHOICES_KEEP_CHANGING);
  }

  /**
   * Opens to a customer what was written about a matter of theirs, and is kept sealed with it:
   * their own words, and the answer to them. It is recorded first, as {@link #releaseTo} is.
   *
   * @param sealed what is kept, each under the id that it was sealed with
   * @return the words; what no key opens any more is not in it
   */
  public Map<UUID, String> wordsTo(Actor.Subject subject, Map<UUID, byte[]> sealed) {
    if (sealed.isEmpty()) {
      return Map.of();
    }
    for (int tried = 0; tried < MOST_TRIES; tried++) {
      Standing standing = standings.of(subject.id());
      UseRecord record = subjectAccess(subject, standing);
      if (recordAll(List.of(record), standing)) {
        Map<UUID, String> opened = new HashMap<>();
        sealed.forEach((id, words) ->
            vault.words(subject.id(), id, words).ifPresent(text -> opened.put(id, text)));
        return opened;
      }
    }
    throw new IllegalStateException(CHOICES_KEEP_CHANGING);
  }

  /** What a member of staff needs to answer a customer's request: the facts, and their words. */
  public record OfRequest(List<Fact> facts, Optional<String> words) {}

  /**
   * What a customer brought before a person.
   *
   * @param purpose as the use's record names it: {@code rights-request}, {@code appeal}
   * @param ground why it may be opened
   * @param within the conversation that it came out of
   */
  public record Matter(String purpose, String ground, Optional<ConversationId> within, UUID id) {

    /** Something that the customer asked for. */
    public Matter(String purpose, Optional<ConversationId> within, UUID id) {
      this(purpose, "the-customer-asked", within, id);
    }

    /** A note about the customer that somebody else checks, to keep labels off them. */
    public static Matter noteReview(ConversationId within, UUID note) {
      return new Matter("note-review", "a-note-is-checked", Optional.of(within), note);
    }
  }

  /**
   * Opens what a customer brought before a person to whoever answers it, who thereby looks at it:
   * recorded first, like any use. It needs no charter's leave: the customer asked for it.
   *
   * @param about the items that it is about, of each data point; none named, all of it
   * @param sealed what the customer wrote, as it is kept
   */
  public OfRequest openMatter(
      Actor.Staff who,
      CustomerId whose,
      Matter matter,
      Map<String, List<UUID>> about,
      Optional<byte[]> sealed) {
    for (int tried = 0; tried < MOST_TRIES; tried++) {
      Standing standing = standings.of(whose);
      UseRecord record = matterOpened(who, whose, matter, about.keySet(), standing);
      if (recordAll(List.of(record), standing)) {
        return new OfRequest(
            about.isEmpty() ? List.of() : release(record, named(about)).facts(),
            sealed.flatMap(words -> vault.words(whose, matter.id(), words)));
      }
    }
    throw new IllegalStateException(CHOICES_KEEP_CHANGING);
  }

  private static Map<String, List<UUID>> named(Map<String, List<UUID>> about) {
    Map<String, List<UUID>> named = new HashMap<>(about);
    named.values().removeIf(List::isEmpty);
    return named;
  }

  private UseRecord matterOpened(
      Actor.Staff who, CustomerId whose, Matter matter, Set<String> about, Standing standing) {
    return new UseRecord(
        whose,
        new UseId(NewId.next()),
        clock.instant(),
        Optional.of(who.id()),
        who.charterRole(),
        matter.purpose(),
        Optional.empty(),
        Optional.empty(),
        matter.within(),
        UseRecord.Answered.PERMIT,
        matter.ground(),
        about.stream().sorted().toList(),
        Optional.empty(),
        charter.charter().version(),
        standing.epoch());
  }

  private UseRecord subjectAccess(Actor.Subject subject, Standing standing) {
    Charter declared = charter.charter();
    return new UseRecord(
        subject.id(),
        new UseId(NewId.next()),
        clock.instant(),
        Optional.empty(),
        "customer",
        "subject-access",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        UseRecord.Answered.PERMIT,
        "own-data",
        List.copyOf(declared.dataPoints().keySet()),
        Optional.empty(),
        declared.version(),
        standing.epoch());
  }

  /** Takes no more uses, and returns when what was asked for is durable. */
  @Override
  public void close() {
    records.close();
  }
}
