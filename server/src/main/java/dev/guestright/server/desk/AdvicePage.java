package dev.guestright.server.desk;

import dev.guestright.charter.DataPoint;
import dev.guestright.charter.Signal;
import dev.guestright.server.assist.HeldBack;
import dev.guestright.server.assist.Reason;
import dev.guestright.server.assist.Suggestion;
import dev.guestright.server.web.Page;
import dev.guestright.server.web.Words;
import java.util.List;
import java.util.Optional;

/** Puts suggestions, and what was held back, into words. */
final class AdvicePage {

  private AdvicePage() {}

  static DeskView.Card card(Page page, Suggestion suggestion) {
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
        suggestion.dueAt().map(at -> page.say("desk.promises", words.dateTime(at, page.now()))),
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
      case CHANNEL -> DeskPage.channel(words, value);
      default -> DeskPage.topic(words, value);
    };
  }

  static DeskView.Held held(Page page, HeldBack held) {
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

  static DeskView.Held notNow(Words words, String play) {
    return new DeskView.Held(
        words.sayOr("play." + play, readable(play)),
        words.say("ground.does-not-fit"),
        Optional.empty());
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

  private static String readable(String name) {
    return name.replace('-', ' ').replace('_', ' ');
  }
}
