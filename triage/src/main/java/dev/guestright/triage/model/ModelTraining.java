package dev.guestright.triage.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Trains a model for use: calibrated, with a threshold below which people decide, and with a card
 * that says how well it does.
 *
 * @param trainer how the texts are read and weighed
 * @param embedding an encoder of meaning, if there is one for the texts' languages
 * @param owner who answers for the model; empty when nobody does yet
 * @param aboutData where the examples are from, and who is among them, in words
 * @param limits what it is known to be bad at
 */
public record ModelTraining(
    Trainer trainer, Optional<Embedding> embedding, String owner, String aboutData, String limits) {
  /** What the commands train: chosen by cross-validation, see the reference page. */
  public static final Trainer TRAINER = new Trainer(new NGrams(2, 2, 5, 600), 2, 20, false);

  private static final int FOLDS = 3;
  private static final long SEED = 1;

  /** How often an answer must be right to be given without a person. */
  private static final double RIGHT_SHARE = 0.95;

  /** A trained model and its card. */
  public record Trained(TextModel model, ModelCard card) {}

  /**
   * Trains once on all examples, and three times on two thirds of them to find out how sure the
   * model may be. The reading of texts, the longest part with an encoder, is what progress counts.
   *
   * @param now what the card says of when
   */
  public Trained train(List<Example> examples, Instant now, Progress progress) {
    Cutter cutter = new Cutter(trainer.ngrams(), embedding);
    long start = System.nanoTime();
    List<Cut> cuts = Trainer.cuts(examples, cutter, progress);
    Duration reading = Duration.ofNanos(System.nanoTime() - start);
    TextModel model = trainer.train(examples, cuts, cutter, Progress.unwatched());
    List<float[]> scores =
        CrossValidation.scores(
            trainer,
            examples,
            cuts,
            cutter,
            Folds.deal(examples, FOLDS, SEED),
            Progress.unwatched());
    int[] right = examples.stream().mapToInt(e -> model.labels().indexOf(e.label())).toArray();
    double temperature = Calibration.temperature(scores, right);
    List<Prediction> answers =
        scores.stream()
            .map(s -> TextModel.likeliest(model.labels(), SoftmaxHead.softmax(s, temperature)))
            .toList();
    double from = Calibration.answersFrom(examples, answers, RIGHT_SHARE);
    ModelCard card =
        new ModelCard(
            owner,
            aboutData,
            limits,
            now,
            embedding.map(Embedding::name).orElse(ModelFile.NO_ENCODER),
            from,
            RIGHT_SHARE,
            Evaluation.of(examples, answers, reading));
    return new Trained(model.calibrated(temperature, from), card);
  }
}
