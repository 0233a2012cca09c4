package dev.guestright.charter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CharterDiffTest {
  private final Charter old = Northwind.charter();

  @Test
  void nothingChangesWhenOnlyTheVersionDoes() {
    CharterDiff diff = CharterDiff.between(old, Northwind.charterWith("version: 4", "version: 5"));

    assertThat(diff.changes()).isEmpty();
    assertThat(diff.in("de")).contains("Für Sie ändert sich nichts.").contains("4 → 5");
  }

  @Test
  void saysWhatIsCollectedKeptAndDeleted() {
    Charter next =
        Northwind.sound(
            Northwind.yaml()
                .replace("  name:             ", "  nickname:         ")
                .replace(
                    "source: account, keep: P2Y, for: [right",
                    "source: account, keep: P3Y, for: [right")
                .replace("source: desk,    keep: P1Y", "source: archive, keep: P6M"));

    assertThat(CharterDiff.between(old, next).changes())
        .extracting(Change::kind, Change::subject)
        .containsExactlyInAnyOrder(
            tuple(Change.Kind.TOLD_ANEW, "answer-the-question"),
            tuple(Change.Kind.NEWLY_COLLECTED, "nickname"),
            tuple(Change.Kind.DELETED, "name"),
            tuple(Change.Kind.KEPT_LONGER, "time_zone"),
            tuple(Change.Kind.DELETED_EARLIER, "support_history"),
            tuple(Change.Kind.DESCRIBED_ANEW, "support_history"));
  }

  @Test
  void aLawThatKeepsSomethingLongerIsToldAndVoidsNoYes() {
    CharterDiff diff =
        CharterDiff.between(
            old,
            Northwind.charterWith(
                "source: shop,    keep: P2Y,",
                "source: shop, keep: P2Y, law: { keep: P10Y, because: { en: Tax law. } },"));

    assertThat(diff.changes())
        .extracting(Change::kind, Change::subject)
        .containsExactlyInAnyOrder(
            tuple(Change.Kind.KEPT_LONGER, "purchase_history"),
            tuple(Change.Kind.DESCRIBED_ANEW, "purchase_history"));
    assertThat(diff.askedAgain()).isEmpty();
  }

  @Test
  void whoMustBeAskedAgainIsWhoTheDoorWouldAskAgain() {
    Charter next =
        Northwind.sound(
            Northwind.yaml()
                .replace("May we look at what you bought", "May we read what you bought")
                .replace("roles: [auditor]", "roles: [auditor, agent]"));
    CharterDiff diff = CharterDiff.between(old, next);

    assertThat(diff.askedAgain()).containsExactlyInAnyOrder("setup-help", "check-for-bias");
    assertThat(next.purposes().values())
        .filteredOn(Purpose::isAsked)
        .allSatisfy(purpose ->
            assertThat(asks(next, purpose)).isEqualTo(diff.askedAgain().contains(purpose.name())));
    assertThat(diff.in("en")).contains("We will ask you again").contains("May we read what");
  }

  private boolean asks(Charter next, Purpose purpose) {
    Choice yes =
        new Choice(true, old.notice(purpose.name()).digest(), Northwind.TODAY, Optional.empty());
    Decision decision =
        Door.of(next)
            .decide(
                new UseRequest(
                    purpose.roles().iterator().next(),
                    purpose.name(),
                    purpose.dataPoints(),
                    Optional.empty(),
                    Optional.empty()),
                new CustomerState(Map.of(purpose.name(), yes), "en", false),
                Moment.at(Northwind.TODAY));
    return decision instanceof Decision.AskFirst;
  }
}
