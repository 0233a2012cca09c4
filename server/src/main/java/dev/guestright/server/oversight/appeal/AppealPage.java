package dev.guestright.server.oversight.appeal;

import dev.guestright.charter.Charter;
import dev.guestright.server.desk.Conversations;
import dev.guestright.server.desk.Message;
import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.gateway.Gateway;
import dev.guestright.server.identity.Actor;
import dev.guestright.server.identity.StaffAccounts;
import dev.guestright.server.ids.RouteId;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.ids.UseId;
import dev.guestright.server.routing.RouteWords;
import dev.guestright.server.routing.Routing;
import dev.guestright.server.trail.Trail;
import dev.guestright.server.trail.UseRecord;
import dev.guestright.server.vault.Fact;
import dev.guestright.server.web.Page;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts appeals into words for those who answer them. */
@Component
class AppealPage {

  static final String ADDRESS = "/governance/appeals";

  private static final int ANSWERED_SHOWN = 50;

  private final Appeals appeals;
  private final Contested contested;
  private final Holders holders;
  private final Gateway gateway;
  private final CharterInForce inForce;
  private final Trail trail;
  private final StaffAccounts staff;
  private final Routing routing;
  private final RouteWords words;

  AppealPage(
      Appeals appeals,
      Contested contested,
      Holders holders,
      Gateway gateway,
      CharterInForce inForce,
      Trail trail,
      StaffAccounts staff,
      Routing routing,
      RouteWords words) {
    this.appeals = appeals;
    this.contested = contested;
    this.holders = holders;
    this.gateway = gateway;
    this.inForce = inForce;
    this.trail = trail;
    this.staff = staff;
    this.routing = routing;
    this.words = words;
  }

  AppealView.All list(Page page, StaffId reader, Optional<String> wrong) {
    Map<StaffId, String> names = staff.names();
    List<Appeal> open = appeals.open();
    Optional<StaffId> me = Optional.of(reader);
    return new AppealView.All(
        open.stream()
            .filter(appeal -> appeal.holder().equals(me))
            .map(
                appeal -> row(page, appeal, names, Optional.of(ADDRESS + "/" + appeal.id()), false))
            .toList(),
        open.stream()
            .filter(appeal -> !appeal.holder().equals(me))
            .map(appeal ->
                row(page, appeal, names, Optional.empty(), holders.may(reader, appeal.parties())))
            .toList(),
        appeals.answered(ANSWERED_SHOWN).stream()
            .map(appeal -> row(page, appeal, names, Optional.empty(), false))
            .toList(),
        wrong);
  }

  private static AppealView.Row row(
      Page page,
      Appeal appeal,
      Map<StaffId, String> names,
      Optional<String> openAt,
      boolean mayTake) {
    return new AppealView.Row(
        appeal.id().toString(),
        what(page, appeal),
        state(page, appeal, names),
        appeal.isLate(page.now()),
        openAt,
        mayTake ? Optional.of(ADDRESS + "/" + appeal.id() + "/take") : Optional.empty());
  }

  private static String what(Page page, Appeal appeal) {
    return page.say(
        "appeal.kind." + appeal.about().kind().stored(),
        page.words().date(appeal.about().decidedAt()));
  }

  private static String state(Page page, Appeal appeal, Map<StaffId, String> names) {
    String who =
        appeal
            .holder()
            .map(holder -> names.getOrDefault(holder, page.say("audit.somebody")))
            .orElse("");
    return switch (appeal.stage()) {
      case WAITING -> page.say("appeal.row.waiting", due(page, appeal));
      case HELD -> page.say("appeal.row.held", who, due(page, appeal));
      case UPHELD, OVERTURNED ->
          page.say(
              "appeal.row." + appeal.stage().stored(),
              who,
              page.words().date(appeal.answer().orElseThrow().at()));
    };
  }

  private static String due(Page page, Appeal appeal) {
    return page.words().date(appeal.dueOn().atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  /** Opens an appeal to whoever has it: what there is to read is released at the door. */
  AppealView.Opened opened(Page page, Actor.Staff who, Appeal appeal, Optional<String> wrong) {
    List<Message> messages = contested.toRead(appeal);
    Gateway.OfRequest released = release(who, appeal, messages);
    Map<UUID, String> texts =
        released.facts().stream().collect(Collectors.toMap(Fact::id, Fact::value));
    Map<StaffId, String> names = staff.names();
    return new AppealView.Opened(
        ADDRESS + "/" + appeal.id(),
        what(page, appeal),
        page.say("appeal.clock", page.words().date(appeal.filedAt()), due(page, appeal)),
        appeal.about().kind() == About.Kind.ROUTED
            ? route(page, appeal, texts)
            : decision(page, appeal, messages, names),
        messages.stream().map(message -> said(page, message, texts, names)).toList(),
        released.words().orElse(page.say("appeal.no-words")),
        page.say("appeal.undoing." + appeal.about().kind().stored()),
        wrong);
  }

  private Gateway.OfRequest release(Actor.Staff who, Appeal appeal, List<Message> messages) {
    if (messages.isEmpty() && !appeal.hasWords()) {
      return new Gateway.OfRequest(List.of(), Optional.empty());
    }
    List<UUID> ids = messages.stream().map(message -> message.id().value()).toList();
    return gateway.openMatter(
        who,
        appeal.customer(),
        new Gateway.Matter("appeal", appeal.about().within(), appeal.id()),
        ids.isEmpty() ? Map.of() : Map.of(Conversations.MESSAGES, ids),
        Optional.ofNullable(appeals.sealed(appeal.customer()).get(appeal.id())));
  }

  private List<AppealView.Pair> decision(
      Page page, Appeal appeal, List<Message> messages, Map<StaffId, String> names) {
    List<AppealView.Pair> pairs = new ArrayList<>();
    for (UseRecord use : trail.uses(appeal.customer(), uses(appeal, messages))) {
      use.staff()
          .map(names::get)
          .ifPresent(name -> pairs.add(new AppealView.Pair(page.say("appeal.by"), name)));
      pairs.add(new AppealView.Pair(page.say("appeal.for"), purpose(page, use)));
      pairs.add(new AppealView.Pair(page.say("appeal.data"), data(page, use)));
      if (use.decision() != UseRecord.Answered.PERMIT) {
        pairs.add(
            new AppealView.Pair(
                page.say("appeal.ground"),
                page.words().sayOr("ground." + use.ground(), use.ground().replace('-', ' '))));
      }
      pairs.add(
          new AppealView.Pair(
              page.say("appeal.charter"), page.words().number(use.charterVersion())));
    }
    return pairs;
  }

  private List<AppealView.Pair> route(Page page, Appeal appeal, Map<UUID, String> texts) {
    return routing
        .find(appeal.customer(), new RouteId(appeal.about().id()))
        .map(routed -> {
          Optional<String> text = Optional.ofNullable(texts.get(routed.message().value()));
          return List.of(
              new AppealView.Pair(
                  page.say("route.title"),
                  words.summary(page, routed, routing.queueName(page, routed.route().queue()))),
              new AppealView.Pair(
                  page.say("route.why"), String.join(" ", words.why(page, routed, text))));
        })
        .orElse(List.of());
  }

  private static List<UseId> uses(Appeal appeal, List<Message> messages) {
    return appeal.about().kind() == About.Kind.SUGGESTED
        ? messages.stream()
            .filter(message -> message.id().value().equals(appeal.about().id()))
            .flatMap(message -> message.uses().stream())
            .toList()
        : List.of(new UseId(appeal.about().id()));
  }

  private String purpose(Page page, UseRecord use) {
    return inForce
        .charter()
        .purpose(use.purpose())
        .map(purpose -> purpose.words().in(page.language()))
        .orElse(use.purpose());
  }

  private String data(Page page, UseRecord use) {
    Charter charter = inForce.charter();
    return page.words()
        .list(
            use.dataPoints().stream()
                .map(name ->
                    charter
                        .dataPoint(name)
                        .map(point -> point.says().in(page.language()))
                        .orElse(name))
                .map(says -> page.say("quoted", says))
                .toList());
  }

  private static AppealView.Said said(
      Page page, Message message, Map<UUID, String> texts, Map<StaffId, String> names) {
    String author =
        message.author() == Message.Author.CUSTOMER
            ? page.say("appeal.customer")
            : message.by().map(names::get).orElse(page.company());
    return new AppealView.Said(
        author,
        page.words().dateTime(message.sentAt(), page.now()),
        texts.getOrDefault(message.id().value(), page.say("desk.words-gone")));
  }
}
