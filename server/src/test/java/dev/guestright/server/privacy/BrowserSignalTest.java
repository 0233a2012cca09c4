package dev.guestright.server.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.Visitor;
import dev.guestright.server.consent.ConsentRecord;
import dev.guestright.server.consent.Consents;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Global Privacy Control: what the browser says counts as a no, once, and is shown. */
class BrowserSignalTest {

  private static final TestHouse HOUSE = TestHouse.shared();

  private final Company.Guest mira = new Company(HOUSE).customer("Mira").allows("setup-help");

  private List<ConsentRecord> history() {
    return HOUSE.room(Consents.class).history(mira.id());
  }

  private Visitor visitor() {
    return new Visitor(HOUSE).comesBy(mira.link());
  }

  @Test
  void theSignalIsANoToEverythingThatIsNotNeededToAnswer() {
    String page = visitor().says("Sec-GPC", "1").get("/me").body();
    assertThat(history().getFirst().control()).isEqualTo("Sec-GPC");
    assertThat(history())
        .filteredOn(record -> record.control().equals("Sec-GPC"))
        .extracting(ConsentRecord::purpose)
        .contains("setup-help", "recall-past-solutions")
        .doesNotContain("answer-the-question")
        .doesNotHaveDuplicates();
    assertThat(HOUSE.room(Consents.class).standing(mira.id()).on("setup-help"))
        .hasValueSatisfying(
            record -> assertThat(record.act()).isEqualTo(ConsentRecord.Act.WITHDRAWN));
    assertThat(page).contains("Global Privacy Control");
  }

  @Test
  void itIsRecordedOnceSoThatAYesAfterItStands() {
    visitor().says("Sec-GPC", "1").get("/me");
    int heard = history().size();
    mira.allows("setup-help");
    visitor().says("Sec-GPC", "1").get("/me");
    assertThat(history()).hasSize(heard + 1);
    assertThat(HOUSE.room(Consents.class).standing(mira.id()).on("setup-help"))
        .hasValueSatisfying(record -> assertThat(record.isYes()).isTrue());
  }

  @Test
  void withoutTheSignalOrWithAnotherValueNothingIsAssumed() {
    visitor().get("/me");
    visitor().says("Sec-GPC", "0").get("/me");
    assertThat(history()).hasSize(1);
  }
}
