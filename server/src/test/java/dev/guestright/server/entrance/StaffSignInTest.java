package dev.guestright.server.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.Visitor;
import dev.guestright.server.identity.Role;
import dev.guestright.server.identity.StaffAccounts;
import dev.guestright.server.identity.StaffOffice;
import dev.guestright.server.identity.StaffSessions;
import dev.guestright.server.identity.Tries;
import dev.guestright.server.ids.StaffId;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** How staff come in, stay in and are put out, in a house where a password is not enough. */
class StaffSignInTest {

  private static final TestHouse HOUSE = StrictHouse.HOUSE;
  private static final Company COMPANY = StrictHouse.COMPANY;
  private static final String PASSWORD = "seven wet umbrellas in Bergen";
  private static int people;

  private static Visitor visitor() {
    return new Visitor(HOUSE);
  }

  /** Somebody of a new name, whose account has a password. */
  private static Somebody somebody(Role role) {
    String user = "person" + people++;
    return new Somebody(user, COMPANY.employs(user, "Person", role, PASSWORD).id());
  }

  private record Somebody(String user, StaffId id) {

    Visitor comesIn() {
      Visitor visitor = visitor();
      visitor.post("/sign-in", "username", user, "password", PASSWORD);
      return visitor;
    }

    /** With a password, and an app that they set up just now. */
    Visitor comesInWithCodes() {
      Visitor visitor = comesIn();
      setUpCodes(visitor);
      return visitor;
    }
  }

  private static Phone setUpCodes(Visitor visitor) {
    Phone phone = new Phone(HOUSE, visitor.get("/account/codes").body());
    assertThat(visitor.post("/account/codes", "code", phone.code()).next()).isEqualTo("/account");
    return phone;
  }

  @Test
  void aPasswordAloneLeadsToTheOwnAccountAndNoFurther() {
    Visitor agent = somebody(Role.AGENT).comesIn();
    assertThat(agent.get("/desk").next()).isEqualTo("/account");
    assertThat(agent.get("/account").body()).contains("a password alone is not enough");
    setUpCodes(agent);
    assertThat(agent.get("/desk").status()).isEqualTo(200);
  }

  @Test
  void aCodeIsAskedForAfterThePasswordAndCountsOnce() {
    Somebody karim = somebody(Role.DATA_PROTECTION_OFFICER);
    Phone phone = setUpCodes(karim.comesIn());
    Visitor half = karim.comesIn();
    assertThat(half.get("/governance").next()).isEqualTo("/sign-in");
    assertThat(half.post("/sign-in/code", "code", "000000").body()).contains("does not fit");
    String code = phone.nextCode();
    assertThat(half.post("/sign-in/code", "code", code).next()).isEqualTo("/governance");
    Visitor thief = karim.comesIn();
    assertThat(thief.post("/sign-in/code", "code", code).body()).contains("does not fit");
  }

  @Test
  void whoStopsHalfWayHasToBeginAgain() {
    Somebody karim = somebody(Role.DATA_PROTECTION_OFFICER);
    Phone phone = setUpCodes(karim.comesIn());
    Visitor slow = karim.comesIn();
    HOUSE.letPass(Duration.ofMinutes(6));
    assertThat(slow.post("/sign-in/code", "code", phone.code()).next()).isEqualTo("/sign-in");
    assertThat(visitor().post("/sign-in/code", "code", phone.code()).next()).isEqualTo("/sign-in");
  }

  @Test
  void whoFailsOftenIsPutOffAndLearnsNothingByIt() {
    Somebody ines = somebody(Role.LEAD);
    for (int i = 0; i < Tries.PAIR; i++) {
      Visitor.Seen known = tryIn(ines.user(), "wrong");
      Visitor.Seen unknown = tryIn("nobody-of-that-name", "wrong");
      assertThat(known.next()).isEqualTo("/sign-in?wrong").isEqualTo(unknown.next());
    }
    Visitor.Seen known = tryIn(ines.user(), PASSWORD);
    Visitor.Seen unknown = tryIn("nobody-of-that-name", PASSWORD);
    assertThat(known.status()).isEqualTo(429).isEqualTo(unknown.status());
    assertThat(known.header("retry-after")).contains("900");
    assertThat(withoutToken(known)).isEqualTo(withoutToken(unknown));
    HOUSE.letPass(Tries.WINDOW);
    assertThat(tryIn(ines.user(), PASSWORD).next()).isEqualTo("/");
  }

  private static Visitor.Seen tryIn(String user, String password) {
    return visitor().post("/sign-in", "username", user, "password", password);
  }

  private static String withoutToken(Visitor.Seen seen) {
    return seen.body().replaceAll("(value|form-token)=\"[^\"]*\"", "");
  }

  @Test
  void aSessionThatSomebodyLaidOutBeforehandIsNotTheOneThatOpens() {
    Somebody maya = somebody(Role.AGENT);
    Visitor visitor = visitor();
    visitor.get("/sign-in");
    String laidOut = visitor.cookie("guestright");
    String token = visitor.formToken();
    visitor.post("/sign-in", "username", maya.user(), "password", PASSWORD);
    assertThat(visitor.cookie("guestright")).isNotEmpty().isNotEqualTo(laidOut);
    assertThat(visitor.formToken()).isNotEqualTo(token);
  }

  @Test
  void aSessionEndsWhenNobodyUsesItAndAfterADaysWorkInAnyCase() {
    Visitor idle = somebody(Role.AGENT).comesInWithCodes();
    HOUSE.letPass(StaffSessions.IDLE.plusMinutes(1));
    assertThat(idle.get("/desk").next()).isEqualTo("/sign-in");

    Visitor busy = somebody(Role.AGENT).comesInWithCodes();
    for (Duration at = Duration.ZERO;
        at.compareTo(StaffSessions.LONGEST) < 0;
        at = at.plusMinutes(20)) {
      assertThat(busy.get("/desk").status()).as("after %s", at).isEqualTo(200);
      HOUSE.letPass(Duration.ofMinutes(20));
    }
    assertThat(busy.get("/desk").next()).isEqualTo("/sign-in");
  }

  @Test
  void somebodySeesWhereTheyAreSignedInAndEndsItThere() {
    Somebody maya = somebody(Role.AGENT);
    Visitor here = maya.comesIn();
    Visitor there = maya.comesIn();
    Matcher other =
        Pattern.compile("/account/sessions/([0-9a-f-]{36})/end")
            .matcher(here.get("/account").body());
    assertThat(other.find()).isTrue();
    assertThat(somebody(Role.AGENT).comesIn().post(other.group()).status())
        .as("ending another's session")
        .isEqualTo(404);
    assertThat(there.get("/account").status()).isEqualTo(200);
    here.post(other.group());
    assertThat(there.get("/account").next()).isEqualTo("/sign-in");
    assertThat(here.get("/account").status()).isEqualTo(200);
  }

  @Test
  void whoSignsOutIsOutAlsoWithAKeptCookie() {
    Visitor maya = somebody(Role.AGENT).comesIn();
    Visitor kept = maya.copy();
    maya.post("/sign-out");
    assertThat(kept.get("/account").next()).isEqualTo("/sign-in");
  }

  @Test
  void anotherRoleOrAClosedAccountHoldsWithTheNextRequest() {
    StaffId by = somebody(Role.ADMINISTRATOR).id();
    StaffOffice office = HOUSE.room(StaffOffice.class);
    Somebody ines = somebody(Role.LEAD);
    Visitor lead = ines.comesInWithCodes();
    assertThat(lead.get("/desk").status()).isEqualTo(200);
    office.changeRole(ines.id(), Role.AUDITOR, by);
    assertThat(lead.get("/desk").status()).isEqualTo(403);
    assertThat(lead.get("/governance").status()).isEqualTo(200);
    office.close(ines.id(), by);
    assertThat(lead.get("/governance").next()).isEqualTo("/sign-in");
    assertThat(tryIn(ines.user(), PASSWORD).next()).isEqualTo("/sign-in?wrong");
  }

  @Test
  void whatCannotBeUndoneAsksOnceMoreWhoItIs() {
    Somebody somebody = somebody(Role.ADMINISTRATOR);
    Visitor ada = somebody.comesIn();
    Phone phone = setUpCodes(ada);
    HOUSE.letPass(Duration.ofMinutes(6));
    String[] nina = {"username", "nina" + people, "name", "Nina", "role", "agent"};
    assertThat(ada.post("/staff", nina).next()).isEqualTo("/account/confirm?to=%2Fstaff");
    assertThat(confirm(ada, "wrong", phone.code()).body()).contains("does not match");
    assertThat(confirm(ada, PASSWORD, "000000").body()).contains("does not match");
    assertThat(confirm(ada, PASSWORD, phone.nextCode()).next()).isEqualTo("/staff");
    assertThat(ada.post("/staff", nina).next()).isEqualTo("/staff");
    String shown = ada.get("/staff").body();
    assertThat(shown).contains("/set-up?token=");
    assertThat(ada.get("/staff").body()).as("shown once").doesNotContain("/set-up?token=");
  }

  private static Visitor.Seen confirm(Visitor who, String password, String code) {
    return who.post("/account/confirm", "to", "/staff", "password", password, "code", code);
  }

  @Test
  void afterConfirmingNobodyIsSentToAnotherSite() {
    Visitor maya = somebody(Role.AGENT).comesIn();
    for (String elsewhere :
        new String[] {"//evil.example", "https://evil.example", "/\\evil.example", "/%2F/e"}) {
      assertThat(
              maya.post("/account/confirm", "to", elsewhere, "password", PASSWORD, "code", "")
                  .next())
          .as(elsewhere)
          .isEqualTo("/");
    }
  }

  @Test
  void aHouseNeverLosesItsLastAdministrator() {
    Visitor ada = somebody(Role.ADMINISTRATOR).comesInWithCodes();
    StaffOffice office = HOUSE.room(StaffOffice.class);
    StaffId by = somebody(Role.ADMINISTRATOR).id();
    HOUSE.room(StaffAccounts.class).people().stream()
        .filter(account -> account.staff().role() == Role.ADMINISTRATOR)
        .filter(account -> !account.staff().id().equals(by))
        .forEach(account -> office.close(account.staff().id(), by));
    assertThat(office.close(by, by)).isEqualTo(StaffOffice.Outcome.LAST_ADMINISTRATOR);
    assertThat(office.changeRole(by, Role.AGENT, by))
        .isEqualTo(StaffOffice.Outcome.LAST_ADMINISTRATOR);
    assertThat(ada.get("/staff").next()).isEqualTo("/sign-in");
  }

  @Test
  void aNewPasswordPutsEverybodyElseOut() {
    Somebody maya = somebody(Role.AGENT);
    Visitor thief = maya.comesIn();
    Visitor owner = maya.comesIn();
    assertThat(owner.post("/account/password", "password", "Guestright2026").body())
        .as("the product's name with a year")
        .contains("easy to guess");
    String other = "a lighthouse with nine red goats";
    assertThat(owner.post("/account/password", "password", other).next()).isEqualTo("/account");
    assertThat(thief.get("/account").next()).isEqualTo("/sign-in");
    assertThat(tryIn(maya.user(), PASSWORD).next()).isEqualTo("/sign-in?wrong");
    assertThat(tryIn(maya.user(), other).next()).isEqualTo("/");
  }
}
