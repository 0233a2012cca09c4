package dev.guestright.server.assist;

import dev.guestright.charter.Action;
import dev.guestright.charter.DataPoint;
import dev.guestright.charter.Decision;
import dev.guestright.charter.Moment;
import dev.guestright.charter.Nature;
import dev.guestright.charter.Play;
import dev.guestright.charter.Signal;
import dev.guestright.charter.Truth;
import dev.guestright.server.consent.Consents;
import dev.guestright.server.consent.Question;
import dev.guestright.server.consent.Standing;
import dev.guestright.server.gateway.Answer;
import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.gateway.Gateway;
import dev.guestright.server.gateway.Use;
import dev.guestright.server.identity.Actor;
import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.ids.CustomerId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Turns plays into suggestions. A play that cannot fit, whatever the customer's data says, never
 * asks for that data; one that may fit asks the door, and only what is released decides.
 */
@Component
public class Assist {

  /** What a charter calls the act of promising an answer for the start of the customer's day. */
  private static final String ANSWER_AT_DAY_START = "answer_by_email_at_day_start";

  private final CharterInForce charter;
  private final Gateway gateway;
  private final Consents consents;
  private final Suggestions suggestions;

  Assist(CharterInForce charter, Gateway gateway, Consents consents, Suggestions suggestions) {
    this.charter = charter;
    this.gateway = gateway;
    this.consents = consents;
    this.suggestions = suggestions;
  }

  /**
   * What is at hand when an agent looks at a conversation.
   *
   * @param written what the customer wrote in it
   * @param host where this house's pages are, for links in what is said
   */
  public record Scene(
      Actor.Staff who,
      CustomerId whose,
      ConversationId conversation,
      String written,
      String language,
      Moment moment,
      String host) {}

  /** Returns what fits this scene and what was held back. Each play asked for is recorded. */
  public Advice advise(Scene scene) {
    Set<String> dismissed = suggestions.dismissed(scene.conversation());
    Tact tact = Tact.in(scene.moment());
    List<String> notNow = new ArrayList<>();
    List<Play> candidates = new ArrayList<>();
    for (Play play : charter.charter().plays().values()) {
      if (play.when().test(scene.moment()) == Truth.NO || dismissed.contains(play.name())) {
        continue;
      }
      if (tact.leaves(actions(play))) {
        candidates.add(play);
      } else {
        notNow.add(play.name());
      }
    }
    if (candidates.isEmpty()) {
      return new Advice(tact, List.of(), List.of(), notNow);
    }
    List<Use> uses = candidates.stream().map(play -> use(play, scene.moment())).toList();
    List<Answer> answers =
        gateway.askAll(scene.who(), scene.whose(), Optional.of(scene.conversation()), uses);
    Standing standing = consents.standing(scene.whose());
    Set<String> open = openQuestions(scene.whose());
    List<Suggestion> fitting = new ArrayList<>();
    List<HeldBack> heldBack = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      Play play = candidates.get(i);
      switch (answers.get(i)) {
        case Answer.Released released -> {
          Suggested suggested = suggest(scene, play, released, standing);
          suggested.suggestion().ifPresent(fitting::add);
          if (suggested.notNow()) {
            notNow.add(play.name());
          }
        }
        case Answer.Withheld withheld ->
            heldBack.add(heldBack(play, withheld, standing, open.contains(play.purpose())));
      }
    }
    fitting.forEach(suggestion -> suggestions.shown(scene.conversation(), suggestion));
    return new Advice(tact, fitting, heldBack, notNow);
  }

  private static Use use(Play play, Moment moment) {
    return new Use(
        play.purpose(),
        play.uses(),
        Optional.of(play.action()),
        Optional.of(play.name()),
        Map.of(),
        moment);
  }

  private List<Action> actions(Play play) {
    return play.actions().stream()
        .flatMap(name -> Optional.ofNullable(charter.charter().actions().get(name)).stream())
        .toList();
  }

  /** What came of released data: a suggestion, or nothing; or one that does not fit just now. */
  private record Suggested(Optional<Suggestion> suggestion, boolean notNow) {}

  private Suggested suggest(Scene scene, Play play, Answer.Released released, Standing standing) {
    Insights insights =
        Insights.of(
            released.facts(),
            scene.written(),
            scene.language(),
            scene.moment().now(),
            scene.host());
    Moment told = insights.addTo(scene.moment());
    Tact tact = Tact.in(told);
    boolean fits = fits(scene, play, released, told);
    Optional<String> words =
        fits && tact.leaves(actions(play))
            ? Sentence.fill(play.say().in(scene.language()), insights.words()).map(tact::tone)
            : Optional.empty();
    gateway.recordOutcome(released.record(), words.isPresent());
    Optional<Suggestion> suggestion =
        words.map(filled ->
            new Suggestion(
                play,
                filled,
                reasons(play, told),
                dataPoints(play.uses()),
                play.actions().contains(ANSWER_AT_DAY_START)
                    ? insights.dayStart()
                    : Optional.empty(),
                standing.on(play.purpose()).filter(record -> record.isYes()),
                released.record()));
    return new Suggested(suggestion, fits && !tact.leaves(actions(play)));
  }

  private boolean fits(Scene scene, Play play, Answer.Released released, Moment told) {
    return play.when().test(told) == Truth.YES
        && gateway.decideAgain(scene.who(), released.record(), use(play, told))
            instanceof Decision.Permit permit
        && permit.mayAct();
  }

  /** A mood is nobody's reason: it would be a label. */
  private static List<Reason> reasons(Play play, Moment told) {
    return play.when().signals().stream()
        .filter(signal -> !signal.natures().contains(Nature.MOOD))
        .sorted()
        .flatMap((Signal signal) ->
            told.value(signal).map(value -> new Reason(signal, value.toString())).stream())
        .toList();
  }

  private HeldBack heldBack(Play play, Answer.Withheld withheld, Standing standing, boolean asked) {
    return new HeldBack(
        play,
        dataPoints(play.uses()),
        withheld.record().ground(),
        standing.on(play.purpose()),
        withheld.decision() instanceof Decision.AskFirst askFirst
            ? Optional.of(askFirst.notice())
            : Optional.empty(),
        asked);
  }

  private Set<String> openQuestions(CustomerId whose) {
    return consents.questions(whose).stream()
        .filter(question -> question.answeredAt().isEmpty())
        .map(Question::purpose)
        .collect(Collectors.toSet());
  }

  private List<DataPoint> dataPoints(Collection<String> names) {
    Predicate<DataPoint> used = point -> names.contains(point.name());
    return charter.charter().dataPoints().values().stream().filter(used).toList();
  }
}
