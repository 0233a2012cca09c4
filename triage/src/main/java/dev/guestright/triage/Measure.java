package dev.guestright.triage;

import dev.guestright.triage.model.CrossValidation;
import dev.guestright.triage.model.Evaluation;
import dev.guestright.triage.model.Example;
import dev.guestright.triage.model.Examples;
import dev.guestright.triage.model.Prediction;
import dev.guestright.triage.model.Share;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Prints how well the shipped models read, and how fast: the intent by ten-fold cross-validation on
 * its own examples, the language on the messages that it was not trained on, and on each file given
 * as an argument ({@code text,label,language}).
 */
final class Measure {
  private static final int FOLDS = 10;
  private static final long SEED = 1;
  private static final int MESSAGE_CHARS = 900;
  private static final int MESSAGES = 5_000;
  private static final int ROUNDS = 5;

  private Measure() {}

  /** Runs all measurements. */
  public static void main(String[] files) {
    intent();
    line("language of the shipped messages that it was not trained on");
    language(
        ShippedExamples.languagesHeldOut().stream()
            .map(e -> new Example(e.text(), e.label(), Map.of("language", e.label())))
            .toList());
    for (String file : files) {
      line("language of the messages in the file");
      language(Examples.read(Path.of(file)));
    }
    speed();
  }

  private static void intent() {
    List<Example> examples = ShippedExamples.intents();
    List<Prediction> answers = CrossValidation.predict(IntentReader.TRAINER, examples, FOLDS, SEED);
    Evaluation found = Evaluation.of(examples, answers, 0);
    line(
        "intent: n %d, accuracy %s, macro-F1 %.3f, ECE %.3f",
        found.all().n(), text(found.all()), found.macroF1(), found.ece());
    found.byGroup().values().forEach(g -> g.forEach((v, share) -> line("  %s %s", v, text(share))));
    for (double threshold : new double[] {0, 0.25, 0.35, 0.45, 0.6}) {
      Share answered = new Share(0, 0);
      for (int i = 0; i < answers.size(); i++) {
        if (answers.get(i).confidence() >= threshold) {
          boolean right = answers.get(i).label().equals(examples.get(i).label());
          answered = new Share(answered.n() + 1, answered.right() + (right ? 1 : 0));
        }
      }
      line(
          "  from confidence %.2f: answers %.3f of all, right %s",
          threshold, (double) answered.n() / answers.size(), text(answered));
    }
  }

  private static void language(List<Example> examples) {
    LanguageReader reader = LanguageReader.standard();
    Map<String, Share> named = new TreeMap<>();
    Map<String, Integer> unsure = new TreeMap<>();
    for (Example example : examples) {
      String language = example.groups().getOrDefault("language", DetectedLanguage.UNDETERMINED);
      DetectedLanguage detected = reader.read(example.text());
      Share before = named.getOrDefault(language, new Share(0, 0));
      int right = detected.tag().equals(language) ? 1 : 0;
      int known = detected.known() ? 1 : 0;
      named.put(language, new Share(before.n() + known, before.right() + right));
      unsure.merge(language, 1 - known, Integer::sum);
    }
    named.forEach((language, share) ->
        line(
            "  %s: named %d, right %s; unsure of %d",
            language, share.n(), text(share), unsure.getOrDefault(language, 0)));
  }

  private static void speed() {
    long start = System.nanoTime();
    Triage triage = Triage.standard();
    line("trained in %.2f s", (System.nanoTime() - start) / 1e9);
    List<String> messages = messages();
    for (int round = 0; round < ROUNDS; round++) {
      long before = cpuNanos();
      long upset = messages.stream().filter(message -> triage.read(message).upset()).count();
      double seconds = (cpuNanos() - before) / 1e9;
      line(
          "%.0f messages of %d characters a second of one core (%d upset)",
          messages.size() / seconds, MESSAGE_CHARS, upset);
    }
  }

  /** Time that this thread ran, so that neighbours on the machine do not count. */
  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** Long messages, each made of different short ones. */
  private static List<String> messages() {
    List<Example> examples = ShippedExamples.intents();
    List<String> messages = new ArrayList<>();
    for (int first = 0; messages.size() < MESSAGES; first++) {
      StringBuilder message = new StringBuilder();
      for (int i = first * 7; message.length() < MESSAGE_CHARS; i++) {
        message.append(examples.get(i % examples.size()).text()).append(' ');
      }
      messages.add(message.substring(0, MESSAGE_CHARS));
    }
    return messages;
  }

  private static String text(Share share) {
    return String.format(
        Locale.ROOT, "%.3f (95 %%: %.3f to %.3f)", share.accuracy(), share.low(), share.high());
  }

  private static void line(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
