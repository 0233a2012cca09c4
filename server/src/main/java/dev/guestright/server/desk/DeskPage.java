package dev.guestright.server.desk;

import dev.guestright.charter.DataPoint;
import dev.guestright.charter.Signal;
import dev.guestright.server.assist.Advice;
import dev.guestright.server.assist.HeldBack;
import dev.guestright.server.assist.Reason;
import dev.guestright.server.assist.Suggestion;
import dev.guestright.server.consent.Question;
import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.identity.StaffAccounts;
import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.web.Page;
import dev.guestright.server.web.Words;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the desk into words. */
@Component
class DeskPage {

  private final CharterInForce charter;
  private final StaffAccounts staff;
  private final RoutePanel routes;
  private final Conversations conversations;

  DeskPage(
      CharterInForce charter, StaffAccounts staff, RoutePanel routes, Conversations conversations) {
    this.charter = charter;
    this.staff = staff;
    this.routes = routes;
    this.conversations = conversations;
  }

  DeskView list(
      Page page,
      Optional<String> queue,
      Conversations.Page listed,
      long openCount,
      Optional<DeskView.Thread> thread) {
    Map<ConversationId, Conversations.Placement> placed =
        conversations.placements(listed.conversations().stream().map(Conversation::id).toList());
    return new DeskView(
        page.words().number(openCount),
        routes.links(page, queue),
        listed.conversations().stream()
            .map(conversation -> row(page, conversation, placed.get(conversation.id()), thread))
            .toList(),
        listed
            .next()
            .map(cursor ->
                "/desk?after="
                    + Cursors.write(cursor)
                    + queue.map(name -> "&queue=" + name).orElse("")),
        thread);
  }

  private DeskView.Row row(
      Page page,
      Conversation conversation,
      Conversations.@Nullable Placement placement,
      Optional<DeskView.Thread> thread) {
    String address = address(conversation);
    return new DeskView.Row(
        conversation.code(),
        topic(page.words(), conversation.topic()),
        page.words().languageName(conversation.language())
            + " · "
            + channel(page.words(), conversation.channel())
            + (placement == null ? "" : routes.beside(page, placement)),
        page.words().waited(conversation.lastMessageAt(), page.now()),
        address,
        thread.map(open -> open.address().equals(address)).orElse(false));
  }

  static String address(Conversation conversation) {
    return "/desk/" + conversation.id();
  }

  /** Puts an opened conversation into words; the reply begins with {@code play}, if it is there. */
  DeskView.Thread thread(Page page, Opened opened, Advice advice, String play) {
    Words words = page.words();
    Conversation conversation = opened.conversation();
    Map<StaffId, String> names = staff.names();
    return new DeskView.Thread(
        address(conversation),
        address(conversation) + "/changes",
        opened.name().orElse(page.say("desk.customer", conversation.code())),
        Stream.concat(
                opened.email().stream(),
                Stream.of(
                    conversation.code(),
                    topic(words, conversation.topic()),
                    words.languageName(conversation.language()),
                    channel(words, conversation.channel()),
                    page.say(
                        "desk.waiting", words.waited(conversation.lastMessageAt(), page.now()))))
            .toList(),
        lines(page, opened, names),
        advice.suggestions().stream().map(suggestion -> card(page, suggestion)).toList(),
        advice.heldBack().stream().map(held -> held(page, held)).toList(),
        advice.suggestions().stream()
            .filter(suggestion -> suggestion.play().name().equals(play))
            .map(suggestion ->
                new DeskView.Draft(
                    suggestion.words(), Optional.of(suggestion.use().id().toString())))
            .findFirst()
            .orElse(DeskView.Draft.EMPTY),
        routes.view(page, opened));
  }

  private List<DeskView.Line> lines(Page page, Opened opened, Map<StaffId, String> names) {
    record Timed(Instant at, DeskView.Line line) {}
    Stream<Timed> messages =
        opened.messages().stream()
            .map(message -> new Timed(message.sentAt(), line(page, opened, message, names)));
    Stream<Timed> questions =
        opened.questions().stream()
            .filter(question -> charter.charter().purposes().containsKey(question.purpose()))
            .map(question -> new Timed(question.askedAt(), line(page, opened, question)));
    return Stream.concat(messages, questions)
        .sorted(Comparator.comparing(Timed::at))
        .map(Timed::line)
        .toList();
  }

  private static DeskView.Line line(
      Page page, Opened opened, Message message, Map<StaffId, String> names) {
    boolean ours = message.author() == Message.Author.AGENT;
    String author =
        ours
            ? message.by().map(names::get).orElse(page.company())
            : opened.name().orElse(page.say("desk.customer", opened.conversation().code()));
    return new DeskView.Line(
        ours ? DeskView.Line.Kind.OURS : DeskView.Line.Kind.THEIRS,
        author,
        message.sentAt().toString(),
        page.words().dateTime(message.sentAt(), page.now()),
        opened.words().getOrDefault(message.id(), page.say("desk.words-gone")),
        "");
  }

  private DeskView.Line line(Page page, Opened opened, Question question) {
    String state =
        question.answeredAt().isPresent() ? page.say("desk.answered") : page.say("desk.unanswered");
    return new DeskView.Line(
        DeskView.Line.Kind.QUESTION,
        page.say("desk.question-put"),
        question.askedAt().toString(),
        page.words().dateTime(question.askedAt(), page.now()),
        charter
            .charter()
            .notice(question.purpose())
            .question()
            .in(opened.conversation().language()),
        state);
  }

  private DeskView.Card card(Page page, Suggestion suggestion) {
    Words words = page.words();
    return new DeskView.Card(
        suggestion.use().id().toString(),
        suggestion.play().name(),
        words.sayOr("play." + suggestion.play().name(), readable(suggestion.play().name())),
        suggestion.words(),
        String.join(
            " ", suggestion.because().stream().map(reason -> reason(words, reason)).toList()),
        suggestion
            .yes()
            .map(yes ->
                page.say("desk.data-on-yes", data(words, suggestion.data()), words.date(yes.at())))
            .orElse(data(words, suggestion.data())),
        suggestion.play().purpose(),
        words.time(suggestion.use().at()));
  }

  private static String reason(Words words, Reason reason) {
    String key = "because." + reason.signal().word();
    return switch (reason.signal().kind()) {
      case INT -> words.say(key, Long.parseLong(reason.value()));
      case BOOL -> words.say(key + "." + reason.value());
      case STRING -> words.say(key, label(words, reason.signal(), reason.value()));
    };
  }

  private static String label(Words words, Signal signal, String value) {
    return switch (signal) {
      case LANGUAGE -> words.languageName(value);
      case CHANNEL -> channel(words, value);
      default -> topic(words, value);
    };
  }

  private DeskView.Held held(Page page, HeldBack held) {
    Words words = page.words();
    String when =
        held.lastChoice()
            .filter(choice -> !choice.isYes())
            .map(choice -> " " + page.say("desk.said-no-on", words.date(choice.at())))
            .orElse("");
    return new DeskView.Held(
        words.sayOr("play." + held.play().name(), readable(held.play().name())),
        page.say("desk.needs", data(words, held.data())) + " " + ground(words, held) + when,
        held.asked() ? Optional.empty() : held.question().map(question -> question.purpose()));
  }

  private static String ground(Words words, HeldBack held) {
    if (held.asked()) {
      return words.say("ground.asked");
    }
    boolean answerIsOver = held.question().isPresent() && held.lastChoice().isPresent();
    return answerIsOver
        ? words.say("ground.answer-is-over")
        : words.sayOr("ground." + held.ground(), readable(held.ground()));
  }

  private static String data(Words words, List<DataPoint> data) {
    return words.list(
        data.stream()
            .map(point -> words.say("quoted", point.says().in(words.language())))
            .toList());
  }

  private static String topic(Words words, String topic) {
    return words.sayOr("topic." + topic, topic);
  }

  private static String channel(Words words, String channel) {
    return words.sayOr("channel." + channel.toLowerCase(Locale.ROOT), channel);
  }

  private static String readable(String name) {
    return name.replace('-', ' ').replace('_', ' ');
  }
}
