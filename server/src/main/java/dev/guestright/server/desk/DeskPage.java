package dev.guestright.server.desk;

import dev.guestright.server.assist.Advice;
import dev.guestright.server.assist.Tact;
import dev.guestright.server.consent.Question;
import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.identity.StaffAccounts;
import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.ids.MessageId;
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

  /** In a play's place: how an answer may begin in this moment. */
  private static final String OPENING = ":opening";

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
      List<Promise> promises,
      Map<ConversationId, Handling> handlings,
      Optional<DeskView.Thread> thread) {
    Map<StaffId, String> names = staff.names();
    Map<ConversationId, Conversations.Placement> placed =
        conversations.placements(listed.conversations().stream().map(Conversation::id).toList());
    return new DeskView(
        page.words().number(openCount),
        routes.links(page, queue),
        promises.stream().map(promise -> promised(page, promise)).toList(),
        listed.conversations().stream()
            .map(conversation ->
                row(
                    page,
                    conversation,
                    placed.get(conversation.id()),
                    thread,
                    handlings.getOrDefault(conversation.id(), Handling.NONE),
                    names))
            .toList(),
        listed
            .next()
            .map(cursor ->
                "/desk?after="
                    + Cursors.write(cursor)
                    + queue.map(name -> "&queue=" + name).orElse("")),
        thread);
  }

  private static DeskView.Promised promised(Page page, Promise promise) {
    boolean late = promise.dueAt().isBefore(page.now());
    String by =
        switch (promise.kind()) {
          case ANSWER -> page.words().dateTime(promise.dueAt(), page.now());
          case EXPECT_CALL -> page.words().date(promise.dueAt());
        };
    return new DeskView.Promised(
        promise.code(),
        promise.address(),
        page.say("promise." + promise.kind().stored() + (late ? ".late" : ""), by),
        late);
  }

  private DeskView.Row row(
      Page page,
      Conversation conversation,
      Conversations.@Nullable Placement placement,
      Optional<DeskView.Thread> thread,
      Handling handling,
      Map<StaffId, String> names) {
    String address = address(conversation);
    return new DeskView.Row(
        conversation.code(),
        topic(page.words(), conversation.topic()),
        page.words().languageName(conversation.language())
            + " · "
            + channel(page.words(), conversation.channel())
            + (placement == null ? "" : routes.beside(page, placement)),
        Stream.concat(
                handling.by().map(names::get).map(name -> page.say("desk.seen-to", name)).stream(),
                handling.tags().stream())
            .toList(),
        page.words().waited(conversation.lastMessageAt(), page.now()),
        address,
        thread.map(open -> open.address().equals(address)).orElse(false));
  }

  static String address(Conversation conversation) {
    return address(conversation.id());
  }

  static String address(ConversationId conversation) {
    return "/desk/" + conversation;
  }

  /** What stands beside an opened conversation, and who reads the page. */
  record Beside(StaffId reader, Handling handling, boolean mayNote) {}

  private static DeskView.Handled handled(
      Page page, Handling handling, Map<StaffId, String> names, StaffId reader) {
    return new DeskView.Handled(
        handling.by().map(names::get).map(name -> page.say("desk.seen-to", name)),
        handling.by().equals(Optional.of(reader)),
        String.join(", ", handling.tags()));
  }

  /** Puts the messages of an opened conversation into words, and nothing else of it. */
  List<DeskView.Line> lines(Page page, Opened opened) {
    return lines(page, opened, staff.names());
  }

  /** Puts an opened conversation into words; the reply begins with {@code play}, if it is there. */
  DeskView.Thread thread(Page page, Opened opened, Advice advice, String play, Beside beside) {
    Words words = page.words();
    Conversation conversation = opened.conversation();
    Map<StaffId, String> names = staff.names();
    String opening =
        Words.in(conversation.language()).sayOr("tact." + advice.tact().named() + ".opening", "");
    return new DeskView.Thread(
        address(conversation),
        address(conversation) + "/changes?since=" + page.now(),
        conversation.language(),
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
        advice.suggestions().stream().map(suggestion -> AdvicePage.card(page, suggestion)).toList(),
        Stream.concat(
                advice.heldBack().stream().map(held -> AdvicePage.held(page, held)),
                advice.notNow().stream().map(name -> AdvicePage.notNow(words, name)))
            .toList(),
        beside.mayNote(),
        handled(page, beside.handling(), names, beside.reader()),
        Optional.of(advice.tact())
            .filter(tact -> tact != Tact.AS_EVER)
            .map(tact -> page.say("tact." + tact.named())),
        opening,
        advice.suggestions().stream()
            .filter(suggestion -> suggestion.play().name().equals(play))
            .map(suggestion ->
                new DeskView.Draft(
                    suggestion.words(), Optional.of(suggestion.use().id().toString())))
            .findFirst()
            .orElse(
                play.equals(OPENING)
                    ? new DeskView.Draft(opening, Optional.empty())
                    : DeskView.Draft.EMPTY),
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
    Stream<Timed> notes =
        opened.notes().stream().map(note -> new Timed(note.at(), line(page, opened, note, names)));
    return Stream.of(messages, questions, notes)
        .flatMap(each -> each)
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

  private static DeskView.Line line(
      Page page, Opened opened, Note note, Map<StaffId, String> names) {
    return new DeskView.Line(
        DeskView.Line.Kind.NOTE,
        page.say("note.by", names.getOrDefault(note.by(), page.company())),
        note.at().toString(),
        page.words().dateTime(note.at(), page.now()),
        opened.words().getOrDefault(new MessageId(note.id()), page.say("note.gone")),
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

  static String topic(Words words, String topic) {
    return words.sayOr("topic." + topic, topic);
  }

  static String channel(Words words, String channel) {
    return words.sayOr("channel." + channel.toLowerCase(Locale.ROOT), channel);
  }
}
