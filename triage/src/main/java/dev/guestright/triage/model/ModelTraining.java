package dev.guestright.triage.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Trains a model for use: calibrated, with a threshold below which people decide, with the
 * languages that it leaves to people, and with a card that says how well it does.
 *
 * @param trainer how the texts are read and weighed
 * @param encoders encoders of meaning, if there are any for the texts' languages; the first is
 *     always asked, the others only in doubt
 * @param about what the card says beside what is measured
 */
public record ModelTraining(Trainer trainer, List<Embedding> encoders, ModelCard.About about) {
  /** What the commands train: chosen by cross-validation, see docs/reference/triage.md. */
  public static final Trainer STANDARD = new Trainer(new NGrams(2, 3, 5, 600), 2, 8, false);

  private static final int FOLDS = 4;
  private static final long SEED = 1;

  /** How often an answer must be right to be given without a person. */
  private static final double RIGHT_SHARE = 0.95;

  /** How often a first reading must be right to be enough; it spares most texts the second. */
  private static final double RIGHT_AT_ONCE = 0.985;

  private static final int TIMED = 200;

  /** A trained model and its card. */
  public record Trained(TextModel model, ModelCard card) {}

  /**
   * Trains once on all examples, and four times on three quarters of them to find out how sure the
   * model may be. The reading of texts, the longest part with an encoder, is what progress counts.
   *
   * @param now what the card says of when
   */
  public Trained train(List<Example> examples, Instant now, Progress progress) {
    Cutter cutter = new Cutter(trainer.ngrams(), encoders);
    List<String> labels = Trainer.labels(examples);
    int[] y = Trainer.classes(examples, labels);
    float[] weights = LanguageShares.weights(examples);
    List<Cut> cuts = Trainer.cuts(examples, cutter, progress);
    Optional<KernelTraining> kernel =
        cutter.canDeepen() && examples.size() <= KernelTraining.MOST_EXAMPLES
            ? Optional.of(new KernelTraining(cuts, cutter.quickDimensions()))
            : Optional.empty();
    int[] everyone = IntStream.range(0, y.length).toArray();
    Heads heads =
        trainer
            .heads(cuts, y, weights, labels, cutter, Progress.unwatched())
            .withKernel(kernel.map(k -> k.fit(everyone, y, labels.size())));
    Folds folds = Folds.deal(examples, FOLDS, SEED);
    List<Heads.Scores> unseen =
        CrossValidation.scores(trainer, examples, cuts, weights, cutter, kernel, folds);

    double quick = Calibration.temperature(unseen.stream().map(Heads.Scores::quick).toList(), y);
    float share = kernel.isPresent() ? Calibration.kernelShare(unseen, y) : 0;
    double thorough =
        Calibration.temperature(unseen.stream().map(s -> s.thorough(share)).toList(), y);
    List<Prediction> first =
        unseen.stream()
            .map(s -> TextModel.likeliest(labels, SoftmaxHead.softmax(s.quick(), quick)))
            .toList();
    double sureFrom = Calibration.answersFrom(examples, first, RIGHT_AT_ONCE);
    List<Prediction> answers = new ArrayList<>(first);
    for (int i = 0; i < answers.size(); i++) {
      if (first.get(i).confidence() < sureFrom) {
        answers.set(
            i,
            TextModel.likeliest(
                labels, SoftmaxHead.softmax(unseen.get(i).thorough(share), thorough)));
      }
    }
    double answersFrom = Calibration.answersFrom(examples, answers, RIGHT_SHARE);
    Set<String> leftToPeople = LanguageShares.clearlyWorse(examples, answers);
    TextModel model =
        new TextModel(
            labels,
            cutter,
            heads.calibrated(quick, thorough, share),
            new Limits(sureFrom, answersFrom, leftToPeople),
            TextModel.UNSAVED);
    double perSecond =
        Evaluation.of(
                model, examples.subList(0, Math.min(TIMED, examples.size())), Progress.unwatched())
            .perSecond();
    return new Trained(
        model,
        new ModelCard(
            about,
            now,
            encoders.stream().map(Embedding::name).toList(),
            answersFrom,
            RIGHT_SHARE,
            leftToPeople,
            Evaluation.of(examples, answers, perSecond)));
  }
}
