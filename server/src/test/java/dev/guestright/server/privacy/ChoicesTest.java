package dev.guestright.server.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.Visitor;
import dev.guestright.server.consent.Consents;
import dev.guestright.server.gateway.CharterInForce;
import org.junit.jupiter.api.Test;

/** A choice counts for what was read and done on the page, and for nothing else. */
class ChoicesTest {

  private final TestHouse house = TestHouse.shared();
  private final Company.Guest mira = new Company(house).customer("Mira");
  private final String notice =
      house.room(CharterInForce.class).charter().notice("setup-help").digest();

  @Test
  void aYesByAControlThatThePageDoesNotHaveIsNoYes() {
    assertThat(choose("yes", notice, "pre-ticked-box").status()).isEqualTo(404);
    assertThat(house.room(Consents.class).history(mira.id())).isEmpty();
  }

  @Test
  void aYesToANoticeThatIsNoLongerShownIsNoYes() {
    choose("yes", "the digest of another notice", "choice-button");
    assertThat(house.room(Consents.class).history(mira.id())).isEmpty();
  }

  @Test
  void anythingButTheWordYesIsANo() {
    choose("Yes!", notice, "choice-button");
    assertThat(house.room(Consents.class).history(mira.id()))
        .singleElement()
        .satisfies(record -> assertThat(record.isYes()).isFalse());
  }

  private Visitor.Seen choose(String answer, String digest, String control) {
    Visitor customer = new Visitor(house).comesBy(mira.link());
    return customer.post(
        "/me/choices/setup-help", "answer", answer, "notice", digest, "control", control);
  }
}
