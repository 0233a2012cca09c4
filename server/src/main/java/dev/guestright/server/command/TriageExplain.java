package dev.guestright.server.command;

import dev.guestright.triage.Triage;
import dev.guestright.triage.model.Answer;
import dev.guestright.triage.model.Explanation;
import dev.guestright.triage.model.TextModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Says why a model answers what it does. The message comes in by standard input only. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "Says what a model makes of one message, and which words weighed most.",
      "The message is read from standard input, so that it stands in no list of processes."
    })
final class TriageExplain implements Callable<Integer> {

  @Mixin private TriageModel model = new TriageModel();

  @Option(names = "--json", description = "Print the explanation as JSON.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    try (TextModel read = model.open()) {
      String message = new String(System.in.readAllBytes(), StandardCharsets.UTF_8).strip();
      Explanation why = Explanation.of(read, message);
      String language = Triage.standard().read(message).language().tag();
      tell(Terminal.out(spec), why, read.answer(message, Optional.of(language)), language);
    }
    return 0;
  }

  private void tell(PrintWriter out, Explanation why, Answer answer, String language) {
    String decides =
        switch (answer) {
          case Answer.Sure sure -> "the model";
          case Answer.ForPeople people ->
              switch (people.why()) {
                case UNSURE -> "a person: the model is not sure enough";
                case WORSE_IN_THIS_LANGUAGE ->
                    "a person: the model is clearly worse in this language";
              };
        };
    if (json) {
      Map<String, Object> told = new LinkedHashMap<>();
      told.put("model", why.version());
      told.put("label", why.prediction().label());
      told.put("confidence", why.prediction().confidence());
      told.put("language", language);
      told.put("decides", answer instanceof Answer.Sure ? "model" : "person");
      told.put("words", why.words());
      told.put("change", why.change());
      out.println(new JsonMapper().writeValueAsString(told));
      return;
    }
    out.printf("%s, confidence %.2f%n", why.prediction().label(), why.prediction().confidence());
    out.println("Decided by " + decides + " (language " + language + ")");
    why.words().forEach(word -> out.printf("  %+.2f  %s%n", word.weight(), word.word()));
    why.change()
        .ifPresent(change ->
            out.printf("Without \"%s\" it would be %s%n", change.without(), change.then().label()));
    out.println("Model " + why.version());
  }
}
