package dev.guestright.server.command;

import dev.guestright.triage.model.Embedding;
import dev.guestright.triage.model.Encoders;
import dev.guestright.triage.model.Example;
import dev.guestright.triage.model.ModelCard;
import dev.guestright.triage.model.ModelFile;
import dev.guestright.triage.model.ModelTraining;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a model from examples that people have labelled. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = {
      "Trains a model on labelled messages, and measures it on parts that it has not seen.",
      "The model is one file with its card. Nothing decides by it until a person promotes it."
    })
final class TriageTrain implements Callable<Integer> {

  private static final String AUTO = "auto";
  private static final String SHIPPED = "shipped";
  private static final String NONE = "none";

  /** Where no column names the language, so many messages tell it, with some errors. */
  private static final int LANGUAGES_READ = 1_000;

  private static final int ENGLISH_TO_ONE = 9;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description = "The examples: CSV with the columns text and label; language and groups too.")
  private Path data = Path.of("");

  @Option(
      names = "--model",
      required = true,
      paramLabel = "OUT",
      description = "Where to write the model.")
  private Path model = Path.of("");

  @Option(
      names = "--encoder",
      paramLabel = "auto|shipped|none|DIR",
      description = {
        "What gives meaning to words: shipped (two encoders, made for English), none, or a folder",
        "with your own: one .onnx file and its tokenizer.json. auto takes those that ship where"
            + " all",
        "examples are English, and none elsewhere. Default: ${DEFAULT-VALUE}."
      })
  private String encoder = AUTO;

  @Option(
      names = "--owner",
      paramLabel = "NAME",
      description = "Who answers for the model: for its card.")
  private String owner = "";

  @Option(
      names = "--about-data",
      paramLabel = "TEXT",
      description = "Where the examples are from, and who is among them: for its card.")
  private String aboutData = "";

  @Option(
      names = "--limits",
      paramLabel = "TEXT",
      description = "What the model is known to be bad at: for its card.")
  private String limits = "";

  @Option(names = "--json", description = "Print the model's card as JSON.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    List<Example> examples = TriageFiles.examples(data);
    TriageFiles.checkPlaceFor(model);
    List<Embedding> meaning = encoders(examples);
    try {
      ModelTraining training =
          new ModelTraining(
              ModelTraining.STANDARD, meaning, new ModelCard.About(owner, aboutData, limits));
      ModelTraining.Trained trained =
          WatchedWork.run(
              "Train", seen -> training.train(examples, Clock.systemUTC().instant(), seen));
      ModelFile.write(model, trained.model(), trained.card());
      tell(Terminal.out(spec), trained.card());
    } finally {
      meaning.forEach(Embedding::close);
    }
    return 0;
  }

  private List<Embedding> encoders(List<Example> examples) throws IOException {
    return switch (encoder) {
      case AUTO -> isEnglish(examples) ? Encoders.shipped() : List.of();
      case SHIPPED -> Encoders.shipped();
      case NONE -> List.of();
      default -> List.of(Encoders.own(Path.of(encoder)));
    };
  }

  /** An encoder for English beside other languages would serve English customers best: not here. */
  private static boolean isEnglish(List<Example> examples) {
    List<String> languages =
        examples.stream().limit(LANGUAGES_READ).map(TriageFiles::language).toList();
    boolean named = examples.getFirst().groups().containsKey("language");
    long english = languages.stream().filter("en"::equals).count();
    long others = languages.stream().filter(tag -> !tag.equals("en") && !tag.equals("und")).count();
    return named
        ? examples.stream().allMatch(e -> TriageFiles.language(e).equals("en"))
        : english > ENGLISH_TO_ONE * others;
  }

  private void tell(PrintWriter out, ModelCard card) {
    if (json) {
      out.println(card.toJson());
      return;
    }
    TriageTables.print(out, card.measured());
    out.printf(
        "Below a confidence of %.2f a person decides: from there on %.0f in 100 answers were"
            + " right.%n",
        card.answersFrom(), 100 * card.answersRight());
    out.println("Written to " + model);
  }
}
