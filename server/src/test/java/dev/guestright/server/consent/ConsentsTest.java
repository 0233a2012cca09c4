package dev.guestright.server.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guestright.charter.Charter;
import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.desk.Conversation;
import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.identity.Customers;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.ids.StaffId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The consent ledger: which choice stands, and what shows that it was made. */
class ConsentsTest {

  private static final TestHouse HOUSE = TestHouse.shared();
  private static final Consents CONSENTS = HOUSE.room(Consents.class);
  private static final Charter CHARTER = HOUSE.room(CharterInForce.class).charter();
  private static final String SETUP = "setup-help";

  private final Company.Guest mira = new Company(HOUSE).customer("Mira");

  @Test
  void whoWasNeverAskedHasAllowedNothing() {
    assertThat(CONSENTS.standing(mira.id()).choices()).isEmpty();
  }

  @Test
  void aNoAfterAYesIsAWithdrawalAndElseARefusal() {
    mira.refuses(SETUP).allows(SETUP).refuses(SETUP).refuses(SETUP);
    assertThat(CONSENTS.history(mira.id()).reversed())
        .extracting(ConsentRecord::act)
        .containsExactly(
            ConsentRecord.Act.REFUSED,
            ConsentRecord.Act.GIVEN,
            ConsentRecord.Act.WITHDRAWN,
            ConsentRecord.Act.REFUSED);
  }

  /**
   * Ids are dated by a machine's clock. Another node, its clock a day ahead, took the yes; the no
   * that came after it was dated before it, and did not stand.
   */
  @Test
  void aNoStandsThoughAnotherNodesClockRanAhead() {
    mira.allows(SETUP);
    HOUSE
        .owner()
        .update(
            "UPDATE consent.consent_record SET consent_id = 'ffffffff-0000-7000-8000-000000000000'"
                + " WHERE customer_id = ?",
            mira.id().value());
    mira.refuses(SETUP);
    assertThat(CONSENTS.standing(mira.id()).on(SETUP))
        .hasValueSatisfying(choice -> assertThat(choice.isYes()).isFalse());
    assertThat(CONSENTS.history(mira.id()).getFirst().isYes()).isFalse();
  }

  @Test
  void twoChoicesAtTheSameTimeHaveTheirTurnsAndTheLastOneStands() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Callable<Company.Guest>> choices =
          IntStream.range(0, 40)
              .<Callable<Company.Guest>>mapToObj(
                  i -> () -> i % 2 == 0 ? mira.allows(SETUP) : mira.refuses(SETUP))
              .toList();
      for (var choice : threads.invokeAll(choices)) {
        choice.get();
      }
    }
    assertThat(
            HOUSE
                .sql()
                .queryForList(
                    "SELECT epoch FROM consent.consent_record WHERE customer_id = ? ORDER BY epoch",
                    Long.class,
                    mira.id().value()))
        .isEqualTo(IntStream.rangeClosed(1, 40).mapToObj(Long::valueOf).toList());
    assertThat(CONSENTS.standing(mira.id()).on(SETUP))
        .contains(CONSENTS.history(mira.id()).getFirst());
  }

  @ParameterizedTest
  @CsvSource({"'',en,web", "button,' ',web", "button,en,''"})
  void aYesWithoutEvidenceOfTheActIsNoYes(String control, String language, String channel) {
    assertThatThrownBy(() -> new Evidence(control, language, channel, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("evidence");
  }

  @Test
  void aRecordKeepsTheWordsThatWereReadAndWhenItEnds() {
    Evidence evidence = new Evidence("question-buttons", "de", "web", Optional.empty());
    ConsentRecord made =
        CONSENTS.give(
            mira.id(), CHARTER.purpose(SETUP).orElseThrow(), CHARTER.notice(SETUP), evidence);
    assertThat(made.noticeShown()).startsWith("Dürfen wir nachsehen");
    assertThat(made.noticeDigest()).isEqualTo(CHARTER.notice(SETUP).digest());
    assertThat(made.expiresAt()).isPresent();
    assertThat(CONSENTS.history(mira.id())).containsExactly(made);
  }

  @Test
  void aQuestionIsPutOnceWhileItIsOpenAndAChoiceAnswersIt() {
    Conversation talk = mira.writes("Hello");
    StaffId maya = new StaffId(NewId.next());
    CONSENTS.ask(mira.id(), talk.id(), CHARTER.notice(SETUP), maya);
    CONSENTS.ask(mira.id(), talk.id(), CHARTER.notice(SETUP), maya);
    assertThat(CONSENTS.questions(mira.id()))
        .singleElement()
        .satisfies(question -> assertThat(question.answeredAt()).isEmpty());
    mira.refuses(SETUP);
    assertThat(CONSENTS.questions(mira.id()))
        .singleElement()
        .satisfies(question -> assertThat(question.answeredAt()).isPresent());
  }

  @Test
  void nobodyChoosesForACustomerWhomTheHouseDoesNotKnow() {
    CustomerId nobody = new CustomerId(NewId.next());
    assertThat(HOUSE.room(Customers.class).knows(nobody)).isFalse();
    assertThat(
            Stream.<Runnable>of(
                () -> CONSENTS.standing(nobody),
                () ->
                    CONSENTS.refuse(
                        nobody,
                        CHARTER.notice(SETUP),
                        new Evidence("button", "en", "web", Optional.empty()))))
        .allSatisfy(attempt ->
            assertThatThrownBy(attempt::run).isInstanceOf(Standings.NoSuchCustomer.class));
  }
}
