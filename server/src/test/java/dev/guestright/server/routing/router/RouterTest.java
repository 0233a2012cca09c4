package dev.guestright.server.routing.router;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where messages go: by a model that is sure and measured, else by people. */
class RouterTest {

  private static final RoutingPlan PLAN =
      RoutingFile.parse(
          """
          queues:
            - name: first-look
              says: {en: First look}
            - name: money
              says: {en: Money matters}
              skill: bookkeeping
              intents: [billing]
            - name: devices
              says: {en: Devices}
              intents: [fault, setup]
          people: first-look
          products: {Aurora Router: routers}
          """,
          "routing.yaml");

  private static final Router ROUTER = new Router(PLAN, NeedRules.shipped());

  private record Says(String label, double confidence, Optional<IntentModel.Doubt> doubt)
      implements IntentModel {

    @Override
    public Opinion read(String text, String language) {
      return new Opinion(label, confidence, "v1", doubt);
    }

    @Override
    public Grounds grounds(String text) {
      return new Grounds(List.of(new Weighed(new Span(0, 3), 0.4)), Optional.empty());
    }
  }

  private static RoutableMessage message(String text) {
    return new RoutableMessage(text, "en", PLAN.productIn(text), "email", Duration.ZERO);
  }

  private static Optional<IntentModel> sureOf(String label) {
    return Optional.of(new Says(label, 0.97, Optional.empty()));
  }

  @Test
  void aModelThatIsSureChoosesTheQueueThatListsWhatItRead() {
    Route route = ROUTER.route(message("I was billed for March"), sureOf("billing"));
    assertThat(route.queue()).isEqualTo("money");
    assertThat(route.skill()).contains("bookkeeping");
    assertThat(route.chosen()).isInstanceOf(Route.Chosen.ByModel.class);
    assertThat(route.chosen().grounds().words()).isNotEmpty();
  }

  @Test
  void whateverTheDoubtPeopleDecide() {
    for (IntentModel.Doubt doubt : IntentModel.Doubt.values()) {
      Route route =
          ROUTER.route(
              message("I was billed"), Optional.of(new Says("billing", 0.99, Optional.of(doubt))));
      assertThat(route.queue()).as(doubt.name()).isEqualTo("first-look");
      assertThat(route.chosen())
          .isInstanceOfSatisfying(
              Route.Chosen.ByPeople.class,
              people -> assertThat(people.because()).isEqualTo(Route.Because.DOUBT));
    }
  }

  @Test
  void withoutAPromotedModelAndForWhatNoQueueListsPeopleDecide() {
    assertThat(ROUTER.route(message("Hello"), Optional.empty()).chosen())
        .isEqualTo(
            new Route.Chosen.ByPeople(
                Route.Because.NO_MODEL, Optional.empty(), IntentModel.Grounds.NONE));
    Route unlisted = ROUTER.route(message("Where is it?"), sureOf("delivery"));
    assertThat(unlisted.queue()).isEqualTo("first-look");
    assertThat(unlisted.chosen())
        .isInstanceOfSatisfying(
            Route.Chosen.ByPeople.class,
            people -> assertThat(people.because()).isEqualTo(Route.Because.NO_QUEUE_FOR_IT));
  }

  @Test
  void theProductThatAMessageNamesAsksForItsSkill() {
    Route route = ROUTER.route(message("The bill for my aurora router, please"), sureOf("billing"));
    assertThat(route.skill()).contains("routers");
    assertThat(PLAN.productIn("An auroral view of routers")).isEmpty();
  }

  @Test
  void oneQueueNeedsNoModel() {
    Router one = new Router(RoutingPlan.ONE_QUEUE, NeedRules.shipped());
    Route route = one.route(message("It smells of gas"), sureOf("billing"));
    assertThat(route.chosen()).isInstanceOf(Route.Chosen.OneQueue.class);
    assertThat(route.need()).isEqualTo(Need.SAFETY);
  }

  @Test
  void aNeedNobodyCouldReadComesBeforeWhatIsOrdinary() {
    RoutableMessage polish =
        new RoutableMessage("Czuję gaz", "pl", Optional.empty(), "email", Duration.ZERO);
    Route route = ROUTER.route(polish, Optional.empty());
    assertThat(route.need()).isEqualTo(Need.UNREAD);
    assertThat(route.headStart()).isPositive();
    assertThat(ROUTER.route(message("Hello"), Optional.empty()).headStart()).isZero();
  }

  @Test
  void theSameMessageAlwaysGetsTheSameRoute() {
    RoutableMessage message = message("My router is smoking, help");
    assertThat(ROUTER.route(message, sureOf("fault")))
        .isEqualTo(ROUTER.route(message, sureOf("fault")));
  }

  @Test
  void aPlanMayMakeNeedsWeighOtherwiseButNeverMoreThanADay() {
    RoutingPlan plan =
        new RoutingPlan(
            PLAN.queues(), "first-look", Map.of(), Map.of(Need.MONEY, Duration.ofHours(24)));
    assertThat(plan.headStart(Need.MONEY)).isEqualTo(Duration.ofHours(24));
    assertThat(plan.largestHeadStart()).isEqualTo(Duration.ofHours(24));
    org.assertj.core.api.Assertions.assertThatThrownBy(() ->
            new RoutingPlan(
                PLAN.queues(), "first-look", Map.of(), Map.of(Need.MONEY, Duration.ofHours(25))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Set.of(Need.values()))
        .allSatisfy(need -> assertThat(need.usual()).isLessThanOrEqualTo(Need.LARGEST_HEAD_START));
  }
}
