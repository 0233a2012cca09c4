package dev.guestright.triage.fair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guestright.triage.model.Example;
import dev.guestright.triage.model.ModelCard;
import dev.guestright.triage.model.ModelTraining;
import dev.guestright.triage.model.NGrams;
import dev.guestright.triage.model.Progress;
import dev.guestright.triage.model.Share;
import dev.guestright.triage.model.Trainer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class GateTest {
  private static final ModelCard.About WHOLE = new ModelCard.About("us", "made up", "tiny");
  private static final Trainer TRAINER = new Trainer(new NGrams(1, 3, 4, 200), 1, 8, false);

  @Test
  void aSteadyModelWithAWholeCardMayBePromoted() {
    assertThat(Gate.judge(trained(WHOLE, fair()).card(), steady(1.0))).isEqualTo(new Gate.Open());
  }

  @Test
  void eachHoleInTheCardShutsTheGate() {
    for (ModelCard.About hole :
        List.of(
            new ModelCard.About(" ", "made up", "tiny"),
            new ModelCard.About("us", "", "tiny"),
            new ModelCard.About("us", "made up", ""))) {
      assertThat(Gate.judge(trained(hole, fair()).card(), steady(1.0)))
          .isInstanceOfSatisfying(Gate.Shut.class, shut -> assertThat(shut.reasons()).hasSize(1));
    }
    List<Example> bare =
        fair().stream().map(e -> new Example(e.text(), e.label(), Map.of())).toList();
    assertThat(Gate.judge(trained(WHOLE, bare).card(), steady(1.0)))
        .isInstanceOfSatisfying(
            Gate.Shut.class,
            shut -> assertThat(shut.reasons()).anyMatch(r -> r.contains("each language")));
  }

  @Test
  void whichSetAnExampleIsFromIsNoGroupOfPeopleAndTheCardNamesIt() {
    List<Example> sets = new ArrayList<>();
    for (Example example : fair()) {
      sets.add(
          new Example(
              example.text(),
              example.label(),
              Map.of("language", "en", ModelCard.TRAINING_SET, sets.size() < 4 ? "" : "set-1")));
    }
    ModelCard card = trained(WHOLE, sets).card();
    assertThat(card.trainingSets()).containsExactly("set-1");
    assertThat(card.missing()).singleElement().asString().contains("each group");
  }

  @Test
  void eachKindOfSwapThatMovesTooManyAnswersShutsTheGate() {
    ModelCard card = trained(WHOLE, fair()).card();
    for (Kind kind : Kind.values()) {
      Map<Kind, Share> byKind = new EnumMap<>(steady(1.0).byKind());
      byKind.put(kind, new Share(100, (int) (100 * kind.bar()) - 1));
      assertThat(Gate.judge(card, new Steadiness(byKind, Map.of())))
          .isInstanceOfSatisfying(
              Gate.Shut.class,
              shut -> assertThat(shut.reasons()).singleElement().asString().contains(kind.label()));
      byKind.put(kind, new Share(3, 3));
      assertThat(Gate.judge(card, new Steadiness(byKind, Map.of()))).isInstanceOf(Gate.Shut.class);
    }
  }

  @Test
  void aModelThatGoesByNamesIsFoundOut() {
    List<Example> unfair = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      unfair.add(new Example("please help " + i + " Lakisha", "later", Map.of("language", "en")));
      unfair.add(new Example("please help " + i + " Emily", "now", Map.of("language", "en")));
    }
    List<Example> messages = List.of(new Example("please help", "now", Map.of()));
    Steadiness found =
        Steadiness.of(
            trained(WHOLE, unfair).model(), times(60, messages), m -> "en", Progress.unwatched());
    Share names = found.byKind().getOrDefault(Kind.NAME, new Share(0, 0));
    assertThat(names.n()).isEqualTo(120);
    assertThat(names.accuracy()).isLessThan(Kind.NAME.bar());
    Steadiness fair =
        Steadiness.of(
            trained(WHOLE, fair()).model(), times(60, fair()), m -> "en", Progress.unwatched());
    assertThat(fair.byKind().getOrDefault(Kind.NAME, new Share(0, 0)).accuracy()).isEqualTo(1);
    assertThat(fair.byLanguage()).containsOnlyKeys("en");
    assertThat(fair.toJson()).contains("\"byKind\":{\"name\":{");
  }

  private static List<Example> times(int times, List<Example> examples) {
    List<Example> all = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      all.addAll(examples);
    }
    return all;
  }

  private static Steadiness steady(double share) {
    Map<Kind, Share> byKind = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      byKind.put(kind, new Share(100, (int) (100 * share)));
    }
    return new Steadiness(byKind, Map.of());
  }

  private static List<Example> fair() {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Map<String, String> groups = Map.of("language", "en", "team", i % 2 == 0 ? "a" : "b");
      examples.add(new Example("the parcel has not arrived " + i, "delivery", groups));
      examples.add(new Example("the kettle is broken " + i, "fault", groups));
    }
    return examples;
  }

  private static ModelTraining.Trained trained(ModelCard.About about, List<Example> examples) {
    return new ModelTraining(TRAINER, List.of(), about)
        .train(examples, Instant.EPOCH, Progress.unwatched());
  }
}
