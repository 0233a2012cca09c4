package dev.guestright.server.routing.model;

import dev.guestright.server.routing.router.IntentModel;
import dev.guestright.server.routing.router.Span;
import dev.guestright.triage.model.Answer;
import dev.guestright.triage.model.Explanation;
import dev.guestright.triage.model.TextModel;
import java.util.Optional;
import java.util.Set;

/**
 * A model as routing asks it.
 *
 * @param measuredIn the languages in which its card says how good it is
 */
record ReadingModel(TextModel model, Set<String> measuredIn) implements IntentModel {

  @Override
  public Opinion read(String text, String language) {
    Answer answer = model.answer(text, Optional.of(language));
    return new Opinion(
        answer.prediction().label(),
        answer.prediction().confidence(),
        model.version(),
        doubt(answer, language));
  }

  /** The same model without its grounds, which take many readings: in shadow nobody reads them. */
  IntentModel unexplained() {
    ReadingModel self = this;
    return new IntentModel() {
      @Override
      public Opinion read(String text, String language) {
        return self.read(text, language);
      }

      @Override
      public Grounds grounds(String text) {
        return Grounds.NONE;
      }
    };
  }

  private Optional<Doubt> doubt(Answer answer, String language) {
    if (!measuredIn.contains(language)) {
      return Optional.of(Doubt.NEVER_MEASURED_IN_THIS_LANGUAGE);
    }
    return switch (answer) {
      case Answer.Sure sure -> Optional.empty();
      case Answer.ForPeople people ->
          Optional.of(
              switch (people.why()) {
                case UNSURE -> Doubt.UNSURE;
                case WORSE_IN_THIS_LANGUAGE -> Doubt.WORSE_IN_THIS_LANGUAGE;
              });
    };
  }

  @Override
  public Grounds grounds(String text) {
    Explanation why = Explanation.of(model, text);
    return new Grounds(
        why.words().stream()
            .filter(word -> word.weight() > 0)
            .map(word -> new Weighed(new Span(word.at(), word.word().length()), word.weight()))
            .toList(),
        why.change()
            .map(change ->
                new Change(
                    new Span(change.at(), change.without().length()), change.then().label())));
  }
}
