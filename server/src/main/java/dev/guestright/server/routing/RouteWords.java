package dev.guestright.server.routing;

import dev.guestright.server.routing.router.IntentModel;
import dev.guestright.server.routing.router.NeedRules;
import dev.guestright.server.routing.router.Route;
import dev.guestright.server.web.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts a decision into words: for whoever wrote, whoever answers, and whoever looks again. */
public final class RouteWords {

  private final NeedRules needs;

  public RouteWords(NeedRules needs) {
    this.needs = needs;
  }

  /** In one sentence: where it went, and how soon it is due. */
  public String summary(Page page, Routed routed, String queue) {
    Route route = routed.route();
    return route.headStart().isZero()
        ? page.say("route.in-turn", queue)
        : page.say("route.sooner", queue, howLong(page, route.headStart()));
  }

  /**
   * Why, a sentence each: what chose the queue, how sure it was, the words that weighed most, what
   * a change would do, what made it pressing, and what was never looked at.
   *
   * @param text the message, where the door has released it; without it the words stay unsaid
   */
  public List<String> why(Page page, Routed routed, Optional<String> text) {
    List<String> why = new ArrayList<>();
    why.add(chosen(page, routed));
    text.ifPresent(read -> words(page, routed.route().chosen().grounds(), read, why));
    why.add(need(page, routed, text));
    routed
        .route()
        .chosen()
        .opinion()
        .ifPresent(opinion -> why.add(page.say("route.version", opinion.version())));
    why.add(page.say("route.never"));
    return why;
  }

  private static String chosen(Page page, Routed routed) {
    Optional<IntentModel.Opinion> opinion = routed.route().chosen().opinion();
    String about = opinion.map(it -> label(page, it.label())).orElse("");
    long sure = Math.round(100 * opinion.map(IntentModel.Opinion::confidence).orElse(0.0));
    return switch (routed.route().chosen()) {
      case Route.Chosen.OneQueue only -> page.say("route.one-queue");
      case Route.Chosen.Stays stays -> page.say("route.stays");
      case Route.Chosen.ByModel model -> page.say("route.model", about, sure);
      case Route.Chosen.ByPeople people ->
          switch (people.because()) {
            case NO_MODEL -> page.say("route.no-model");
            case NO_QUEUE_FOR_IT -> page.say("route.no-queue-for-it", about, sure);
            case DOUBT ->
                opinion
                    .flatMap(IntentModel.Opinion::doubt)
                    .map(doubt -> doubt(page, routed, doubt, about, sure))
                    .orElse(page.say("route.no-model"));
          };
    };
  }

  private static String doubt(
      Page page, Routed routed, IntentModel.Doubt doubt, String about, long sure) {
    return switch (doubt) {
      case UNSURE -> page.say("route.unsure", about, sure);
      case WORSE_IN_THIS_LANGUAGE ->
          page.say("route.worse", page.words().languageName(routed.language()));
      case NEVER_MEASURED_IN_THIS_LANGUAGE ->
          page.say("route.never-measured", page.words().languageName(routed.language()));
    };
  }

  private static void words(Page page, IntentModel.Grounds grounds, String text, List<String> why) {
    List<String> weighed =
        grounds.words().stream()
            .map(word -> word.span().in(text))
            .filter(word -> !word.isEmpty())
            .map(word -> page.say("quoted", word))
            .toList();
    if (!weighed.isEmpty()) {
      why.add(page.say("route.words", page.words().list(weighed)));
    }
    grounds
        .change()
        .filter(change -> !change.without().in(text).isEmpty())
        .ifPresent(change ->
            why.add(
                page.say("route.change", change.without().in(text), label(page, change.label()))));
  }

  private String need(Page page, Routed routed, Optional<String> text) {
    Route route = routed.route();
    if (route.found().isEmpty()) {
      return switch (route.need()) {
        case UNREAD -> page.say("route.unread", howLong(page, route.headStart()));
        case SAFETY, VULNERABLE, MONEY, SERVICE_DOWN, ORDINARY -> page.say("route.ordinary");
      };
    }
    String because =
        needs
            .find(route.found().get().rule())
            .map(rule ->
                rule.because().getOrDefault(page.language(), rule.because().getOrDefault("en", "")))
            .orElse(page.say("need." + route.need().stored()));
    String sentence = page.say("route.need", howLong(page, route.headStart()), because);
    return text.map(read -> route.found().get().span().in(read))
        .filter(words -> !words.isEmpty())
        .map(words -> sentence + " " + page.say("route.need-by", words))
        .orElse(sentence);
  }

  /** What a message is about: the topics that ship have names, one's own labels are their own. */
  public static String label(Page page, String label) {
    return page.words().sayOr("topic." + label, label);
  }

  /** How long a head start is, as people say it. */
  public static String howLong(Page page, Duration time) {
    return page.words().waited(page.now().minus(time), page.now());
  }
}
