package dev.guestright.server.privacy;

import dev.guestright.server.ids.StaffId;
import dev.guestright.server.oversight.appeal.Appeal;
import dev.guestright.server.oversight.appeal.Stage;
import dev.guestright.server.oversight.appeal.Undone;
import dev.guestright.server.web.Page;
import dev.guestright.server.web.Words;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * What a customer disagreed with, with the words that the door released.
 *
 * @param words what the customer wrote and was answered, each under the id that it was sealed with
 */
record Disagreements(List<Appeal> appeals, Map<UUID, String> words) {

  /**
   * Where a customer says that they disagree with one of these alike decisions, or reads what
   * became of it.
   *
   * @param way the address's part for what it is: {@code uses} or {@code messages}
   */
  MeView.Disagree with(String way, Collection<UUID> alike) {
    return appeals.stream()
        .filter(appeal -> alike.contains(appeal.about().id()))
        .findFirst()
        .map(appeal ->
            new MeView.Disagree(Optional.empty(), Optional.of("/me#appeal-" + appeal.id())))
        .orElseGet(() ->
            alike.stream()
                .findFirst()
                .map(id ->
                    new MeView.Disagree(
                        Optional.of("/me/" + way + "/" + id + "/appeal"), Optional.empty()))
                .orElse(MeView.Disagree.CANNOT));
  }

  /**
   * Tells each appeal to the customer, newest first.
   *
   * @param sentence what was decided, by the id of what the appeal is about, as the page says it
   */
  List<MeView.Appealed> told(
      Page page,
      String contact,
      Map<StaffId, String> staff,
      Function<Appeal, Optional<String>> sentence) {
    return appeals.stream()
        .map(appeal -> {
          Words words = page.words();
          return new MeView.Appealed(
              "appeal-" + appeal.id(),
              page.say(
                  "appealed.what",
                  words.date(appeal.filedAt()),
                  sentence
                      .apply(appeal)
                      .orElseGet(() ->
                          page.say(
                              "appealed.kind." + appeal.about().kind().stored(),
                              words.date(appeal.about().decidedAt())))),
              Optional.ofNullable(this.words.get(appeal.id())),
              state(page, appeal, appeal.holder().map(staff::get)),
              appeal.answer().flatMap(answer -> Optional.ofNullable(this.words.get(answer.id()))),
              after(page, appeal, contact),
              appeal.stage().isAnswered() || appeal.hasWords()
                  ? Optional.empty()
                  : Optional.of("/me/appeals/" + appeal.id() + "/words"));
        })
        .toList();
  }

  private static String state(Page page, Appeal appeal, Optional<String> holder) {
    Words words = page.words();
    String who = holder.orElse(page.company());
    String due = words.date(appeal.dueOn().atStartOfDay(ZoneOffset.UTC).toInstant());
    if (appeal.isLate(page.now())) {
      return appeal.stage() == Stage.HELD
          ? page.say("appealed.late", due, who)
          : page.say("appealed.late-nobody", due);
    }
    return switch (appeal.stage()) {
      case WAITING -> page.say("appealed.waiting", due);
      case HELD -> page.say("appealed.held", who, due);
      case UPHELD, OVERTURNED ->
          page.say(
              "appealed." + appeal.stage().stored(),
              who,
              words.date(appeal.answer().orElseThrow().at()));
    };
  }

  /** What was undone, or where to go on. */
  private static Optional<String> after(Page page, Appeal appeal, String contact) {
    return appeal
        .answer()
        .map(answer ->
            answer.undone() == Undone.NOTHING
                ? page.say("undone.nothing", contact)
                : page.say("undone." + answer.undone().stored()));
  }
}
