package dev.guestright.server.privacy;

import dev.guestright.charter.Choice;
import dev.guestright.charter.DataPoint;
import dev.guestright.charter.Notice;
import dev.guestright.charter.Purpose;
import dev.guestright.server.consent.ConsentRecord;
import dev.guestright.server.consent.Question;
import dev.guestright.server.consent.Standing;
import dev.guestright.server.desk.Conversation;
import dev.guestright.server.desk.Conversations;
import dev.guestright.server.desk.Message;
import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.oversight.appeal.Appeals;
import dev.guestright.server.privacy.upstream.Upstream;
import dev.guestright.server.routing.RouteWords;
import dev.guestright.server.routing.Routed;
import dev.guestright.server.routing.Routing;
import dev.guestright.server.trail.Trail;
import dev.guestright.server.vault.Fact;
import dev.guestright.server.web.Page;
import dev.guestright.server.web.Words;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts what is held about a customer, and what was done with it, into their words. */
@Component
class MePage {

  private final CharterInForce charter;
  private final Timeline timeline;
  private final Upstream upstream;
  private final Routing routing;
  private final RouteWords routeWords;

  MePage(
      CharterInForce charter,
      Timeline timeline,
      Upstream upstream,
      Routing routing,
      RouteWords routeWords) {
    this.routing = routing;
    this.routeWords = routeWords;
    this.charter = charter;
    this.timeline = timeline;
    this.upstream = upstream;
  }

  /** Everything that the page is made of, as the rooms gave it. */
  record Known(
      CustomerId customer,
      List<Fact> facts,
      Set<String> unreachable,
      Map<Conversation, List<Message>> conversations,
      List<Question> questions,
      Standing standing,
      List<ConsentRecord> choices,
      List<Trail.Told> uses,
      Map<StaffId, String> staff,
      Disagreements disagreements,
      Reviewed reviewed,
      Queue queue,
      List<Routed> routes) {}

  MeView view(Page page, Known known, List<Request> requests) {
    Words words = page.words();
    return new MeView(
        words.date(page.now()),
        known.facts().stream()
            .filter(fact -> fact.dataPoint().equals("name"))
            .map(Fact::value)
            .findFirst(),
        timeline.notices(page, known),
        known.questions().stream()
            .filter(question -> question.answeredAt().isEmpty())
            .filter(question -> charter.charter().purposes().containsKey(question.purpose()))
            .map(question -> asked(page, question))
            .toList(),
        talks(page, known),
        facts(page, known),
        timeline.days(page, known),
        charter.charter().purposes().values().stream()
            .map(purpose -> choice(page, purpose, known.standing()))
            .toList(),
        browserSaid(page, known.choices()),
        requests.stream().map(request -> asked(page, request)).toList(),
        upstream.about(known.customer()).stream().map(notice -> told(page, notice)).toList(),
        known
            .disagreements()
            .told(
                page,
                charter.charter().controller().contact(),
                known.staff(),
                appeal -> timeline.sentence(page, known, appeal.about().id())),
        known.reviewed().told(page, known.staff()),
        new MeView.Person(known.queue().place(page), known.queue().time(page)),
        charter.charter().controller().contact(),
        page.say("me.charter", charter.charter().version()));
  }

  private static Optional<String> browserSaid(Page page, List<ConsentRecord> choices) {
    return choices.stream()
        .filter(record -> record.control().equals(BrowserSignal.CONTROL))
        .findFirst()
        .map(record -> page.say("me.browser-said", page.words().date(record.at())));
  }

  private MeView.Exercised asked(Page page, Request request) {
    Words words = page.words();
    String about =
        request
            .dataPoint()
            .flatMap(name -> charter.charter().dataPoint(name))
            .map(point -> page.say("quoted", point.says().in(page.language())))
            .orElse("");
    String what = page.say("request." + request.right().stored(), about);
    String state =
        switch (request.progress()) {
          case RECEIVED, IDENTIFIED, WITH_A_PERSON ->
              page.say(
                      request.isLate(page.now()) ? "request.late" : "request.open",
                      words.date(request.dueOn().atStartOfDay(ZoneOffset.UTC).toInstant()))
                  + request
                      .extension()
                      .map(extension -> " " + page.say("longer." + extension.because().stored()))
                      .orElse("");
          case DONE -> page.say("request.done", words.date(request.answeredAt().orElseThrow()));
          case REFUSED ->
              page.say(
                  "request.refused",
                  words.date(request.answeredAt().orElseThrow()),
                  page.say("reason." + request.reason().orElseThrow().stored()));
        };
    return new MeView.Exercised(words.date(request.askedAt()), what, state);
  }

  private String told(Page page, Upstream.Notice notice) {
    String about =
        notice
            .about()
            .map(name ->
                charter
                    .charter()
                    .dataPoint(name)
                    .map(point -> page.say("quoted", point.says().in(page.language())))
                    .orElse(name))
            .orElse("");
    return page.say(
        "me.told-them",
        page.words().date(notice.madeAt()),
        notice.system(),
        page.say("told.event." + notice.event().stored(), about),
        page.say("told.state." + notice.told().stored()));
  }

  private MeView.Asked asked(Page page, Question question) {
    Notice notice = charter.charter().notice(question.purpose());
    return new MeView.Asked(
        "/me/choices/" + notice.purpose(),
        question.id().toString(),
        page.say("me.asked-at", page.words().dateTime(question.askedAt(), page.now())),
        notice.question().in(page.language()),
        notice.benefit().in(page.language()),
        notice.digest());
  }

  private List<MeView.Talk> talks(Page page, Known known) {
    Map<UUID, String> spoken =
        known.facts().stream()
            .filter(fact -> fact.dataPoint().equals(Conversations.MESSAGES))
            .collect(Collectors.toMap(Fact::id, Fact::value));
    Optional<Conversation> atHand =
        known.conversations().keySet().stream()
            .filter(talk -> talk.state() == Conversation.State.OPEN)
            .findFirst()
            .or(() -> known.conversations().keySet().stream().findFirst());
    return known.conversations().entrySet().stream()
        .map(entry ->
            new MeView.Talk(
                "talk-" + entry.getKey().code(),
                page.say("me.talk-title", page.words().date(entry.getKey().openedAt())),
                atHand
                    .filter(entry.getKey()::equals)
                    .map(talk -> "/me/conversations/" + talk.id() + "/messages"),
                entry.getValue().stream()
                    .map(message -> line(page, message, spoken, known))
                    .toList()))
        .toList();
  }

  private MeView.Line line(Page page, Message message, Map<UUID, String> spoken, Known known) {
    boolean ours = message.author() == Message.Author.AGENT;
    String author =
        ours
            ? message
                .by()
                .map(known.staff()::get)
                .map(name -> page.say("me.author", name, page.company()))
                .orElse(page.company())
            : page.say("me.you");
    return new MeView.Line(
        "message-" + message.id(),
        ours,
        author,
        message.sentAt().toString(),
        page.words().dateTime(message.sentAt(), page.now()),
        spoken.getOrDefault(message.id().value(), page.say("desk.words-gone")),
        timeline.receipt(page, message, known.uses()),
        message.uses().stream()
            .flatMap(use -> timeline.sentence(page, known, use.value()).stream())
            .toList(),
        Appeals.canBeAppealed(message)
            ? known.disagreements().with("messages", List.of(message.id().value()))
            : MeView.Disagree.CANNOT,
        known.routes().stream()
            .filter(routed -> routed.message().equals(message.id()))
            .reduce((earlier, later) -> later)
            .map(routed -> sorted(page, routed, spoken, known)));
  }

  private MeView.Sorted sorted(Page page, Routed routed, Map<UUID, String> spoken, Known known) {
    return new MeView.Sorted(
        "route-" + routed.id(),
        routeWords.summary(page, routed, routing.queueName(page, routed.route().queue())),
        routeWords.why(page, routed, Optional.ofNullable(spoken.get(routed.message().value()))),
        known.disagreements().with("routes", List.of(routed.id().value())));
  }

  private List<MeView.Fact> facts(Page page, Known known) {
    Map<String, List<Fact>> byDataPoint =
        known.facts().stream().collect(Collectors.groupingBy(Fact::dataPoint));
    return charter.charter().dataPoints().values().stream()
        .filter(point -> !point.name().equals(Conversations.MESSAGES))
        .flatMap(point ->
            Optional.ofNullable(byDataPoint.get(point.name()))
                .map(facts -> fact(page, point, facts))
                .or(() ->
                    known.unreachable().contains(point.name())
                        ? Optional.of(unreachable(page, point))
                        : Optional.empty())
                .stream())
        .toList();
  }

  private MeView.Fact unreachable(Page page, DataPoint point) {
    return new MeView.Fact(
        point.says().in(page.language()),
        List.of(page.say("me.unreachable")),
        page.say("me.origin-passing", source(page, point.source()), purposes(page, point)),
        "/me/known/" + point.name());
  }

  /** Where something is from, in the reader's words. */
  static String source(Page page, String source) {
    return page.words()
        .sayOr("source." + source.replaceFirst(":.*", ""), page.say("source.other", source));
  }

  private String purposes(Page page, DataPoint point) {
    return page.words()
        .list(
            charter.charter().purposes().values().stream()
                .filter(purpose -> point.purposes().contains(purpose.name()))
                .map(purpose -> purpose.benefit().in(page.language()))
                .map(benefit -> page.say("quoted", benefit))
                .toList());
  }

  private MeView.Fact fact(Page page, DataPoint point, List<Fact> facts) {
    Fact newest = facts.getLast();
    String source = source(page, newest.source());
    String purposes = purposes(page, point);
    return new MeView.Fact(
        point.says().in(page.language()),
        facts.stream().map(fact -> FactText.of(page, fact)).toList(),
        newest.passing()
            ? page.say("me.origin-passing", source, purposes)
            : page.say("me.origin", source, purposes, page.words().date(newest.keepUntil())),
        "/me/known/" + point.name());
  }

  private MeView.Choice choice(Page page, Purpose purpose, Standing standing) {
    Notice notice = charter.charter().notice(purpose.name());
    Function<Optional<MeView.Choice.Act>, Function<String, MeView.Choice>> choice =
        act ->
            state ->
                new MeView.Choice(
                    "choice-" + purpose.name().toLowerCase(Locale.ROOT),
                    purpose.words().in(page.language()),
                    purpose.benefit().in(page.language()),
                    state,
                    act,
                    "/me/choices/" + purpose.name(),
                    notice.digest(),
                    receipt(standing, purpose));
    if (Rights.canBeObjectedTo(purpose)) {
      return objection(page, purpose, notice, standing);
    }
    if (!purpose.isAsked()) {
      return choice.apply(Optional.empty()).apply(page.say("me.told"));
    }
    Optional<ConsentRecord> said = standing.on(purpose.name());
    Choice standingChoice = standing.choices().get(purpose.name());
    boolean yes = standingChoice != null && standingChoice.coversNow(purpose, notice, page.now());
    Optional<MeView.Choice.Act> act =
        Optional.of(yes ? MeView.Choice.Act.STOP : MeView.Choice.Act.ALLOW);
    return choice.apply(act).apply(state(page, said, yes));
  }

  private static MeView.Choice objection(
      Page page, Purpose purpose, Notice notice, Standing standing) {
    boolean objects = standing.objectsTo(purpose.name());
    return new MeView.Choice(
        "choice-" + purpose.name().toLowerCase(Locale.ROOT),
        purpose.words().in(page.language()),
        purpose.benefit().in(page.language()),
        objects
            ? page.say(
                "me.objected", page.words().date(standing.on(purpose.name()).orElseThrow().at()))
            : page.say("me.told-object"),
        Optional.of(objects ? MeView.Choice.Act.LIFT : MeView.Choice.Act.OBJECT),
        "/me/objections/" + purpose.name(),
        notice.digest(),
        receipt(standing, purpose));
  }

  private static Optional<String> receipt(Standing standing, Purpose purpose) {
    return standing.on(purpose.name()).map(record -> "/me/receipts/" + record.id());
  }

  private static String state(Page page, Optional<ConsentRecord> said, boolean yes) {
    Words words = page.words();
    if (said.isEmpty()) {
      return page.say("me.not-answered");
    }
    ConsentRecord record = said.get();
    if (yes) {
      return record
          .expiresAt()
          .map(ends -> page.say("me.said-yes-until", words.date(record.at()), words.date(ends)))
          .orElse(page.say("me.said-yes", words.date(record.at())));
    }
    return record.isYes()
        ? page.say("me.yes-over", words.date(record.at()))
        : page.say("me.said-no", words.date(record.at()));
  }
}
