package dev.guestright.charter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Objections (GDPR Art. 21) and restrictions (Art. 18) at the door. */
class ObjectionTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private static Charter charter(Basis basis) {
    return Charter.read(
            """
            charter: shop
            version: 1
            controller: { name: Shop, contact: privacy@shop.example }
            languages: [en]
            purposes:
              plan-stock:
                basis: %s
                tells: We count what is bought, to plan our stock.
                benefit: What you need is there.
                roles: [agent]
            data:
              purchase_history: { says: What you bought, source: shop, keep: P2Y, for: [plan-stock] }
              email: { says: Your address, source: account, keep: P2Y, for: [plan-stock] }
            """
                .formatted(basis.word()))
        .charter()
        .orElseThrow();
  }

  private static Decision decided(Charter charter, Map<String, Choice> choices, String... unused) {
    return Door.of(charter)
        .decide(
            new UseRequest(
                "agent",
                "plan-stock",
                Set.of("purchase_history", "email"),
                Optional.empty(),
                Optional.empty()),
            new CustomerState(choices, "en", false, Set.of(unused)),
            Moment.at(NOW));
  }

  private static Map<String, Choice> no(Charter charter) {
    return Map.of(
        "plan-stock",
        new Choice(false, charter.notice("plan-stock").digest(), NOW, Optional.empty()));
  }

  @ParameterizedTest
  @EnumSource(
      value = Basis.class,
      names = {"PUBLIC_TASK", "LEGITIMATE_INTERESTS"})
  void whatIsDoneOnTheCompanysOwnWeighingStopsWhenTheCustomerObjects(Basis basis) {
    Charter charter = charter(basis);
    assertThat(decided(charter, Map.of())).isInstanceOf(Decision.Permit.class);
    assertThat(decided(charter, no(charter)))
        .isInstanceOfSatisfying(
            Decision.Refuse.class,
            refuse -> {
              assertThat(refuse.ground().name()).isEqualTo("customer-objected");
              assertThat(refuse.explanation("de")).contains("widersprochen");
            });
  }

  @ParameterizedTest
  @EnumSource(
      value = Basis.class,
      names = {"CONTRACT", "LEGAL_OBLIGATION", "VITAL_INTERESTS"})
  void whatIsNeededOrDemandedDoesNotStop(Basis basis) {
    Charter charter = charter(basis);
    assertThat(decided(charter, no(charter))).isInstanceOf(Decision.Permit.class);
  }

  /** It was met as an exception: with nothing asked for, there was nothing to say why. */
  @Test
  void whoAsksForNothingIsNotHinderedByARestriction() {
    Decision decision =
        Door.of(charter(Basis.CONTRACT))
            .decide(
                new UseRequest("agent", "plan-stock", Set.of(), Optional.empty(), Optional.empty()),
                new CustomerState(Map.of(), "en", false, Set.of("email")),
                Moment.at(NOW));
    assertThat(decision).isInstanceOf(Decision.Permit.class);
  }

  @Test
  void whatIsRestrictedStaysClosedAndTheRestOpens() {
    assertThat(decided(charter(Basis.CONTRACT), Map.of(), "purchase_history"))
        .isInstanceOfSatisfying(
            Decision.Permit.class,
            permit -> {
              assertThat(permit.released()).containsExactly("email");
              assertThat(permit.withheld().get("purchase_history"))
                  .extracting(Ground::name)
                  .isEqualTo("customer-restricted");
            });
    assertThat(decided(charter(Basis.CONTRACT), Map.of(), "purchase_history", "email"))
        .isInstanceOf(Decision.Refuse.class);
  }
}
