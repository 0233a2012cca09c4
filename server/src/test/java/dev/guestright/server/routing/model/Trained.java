package dev.guestright.server.routing.model;

import dev.guestright.triage.fair.Kind;
import dev.guestright.triage.fair.Steadiness;
import dev.guestright.triage.model.Example;
import dev.guestright.triage.model.ModelCard;
import dev.guestright.triage.model.ModelFile;
import dev.guestright.triage.model.ModelTraining;
import dev.guestright.triage.model.Progress;
import dev.guestright.triage.model.Share;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Small models for tests: they tell bills from broken things, in English and German. */
public final class Trained {

  private static final List<String> THINGS =
      List.of("lamp", "router", "kettle", "speaker", "doorbell", "charger", "printer", "camera");
  private static final List<String> DINGE =
      List.of("Lampe", "Router", "Kessel", "Lautsprecher", "Klingel", "Ladegerät", "Drucker");

  private Trained() {}

  /** Messages that are told apart with ease. */
  public static List<Example> examples() {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String thing = THINGS.get(i % THINGS.size());
      String ding = DINGE.get(i % DINGE.size());
      examples.add(example("My " + thing + " is broken and will not turn on", "fault", "en"));
      examples.add(example("Your bill for the " + thing + " is wrong", "billing", "en"));
      examples.add(example("Mein Gerät " + ding + " ist kaputt und geht nicht an", "fault", "de"));
      examples.add(example("Ihre Rechnung für " + ding + " stimmt nicht", "billing", "de"));
    }
    return examples;
  }

  private static Example example(String text, String label, String language) {
    return new Example(
        text, label, Map.of("language", language, "channel", text.length() % 2 == 0 ? "a" : "b"));
  }

  /** Writes a model with this owner on its card; each owner's model is another one. */
  public static Path write(Path file, String owner) throws IOException {
    return write(file, owner, examples());
  }

  /** Writes a model that was trained on these. */
  public static Path write(Path file, String owner, List<Example> examples) throws IOException {
    ModelTraining.Trained trained =
        new ModelTraining(
                ModelTraining.STANDARD,
                List.of(),
                new ModelCard.About(owner, "Made up for a test", "Everything but bills"))
            .train(examples, Instant.parse("2026-11-24T08:00:00Z"), Progress.unwatched());
    ModelFile.write(file, trained.model(), trained.card());
    return file;
  }

  /** Answers that stayed in all of so many pairs of each kind. */
  public static Steadiness steady(int pairs) {
    Map<Kind, Share> byKind = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      byKind.put(kind, new Share(pairs, pairs));
    }
    return new Steadiness(byKind, Map.of());
  }
}
