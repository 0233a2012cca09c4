package dev.guestright.server.oversight.appeal;

import static dev.guestright.server.Company.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guestright.charter.Moment;
import dev.guestright.charter.Play;
import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.Visitor;
import dev.guestright.server.consent.ConsentRecord;
import dev.guestright.server.consent.Consents;
import dev.guestright.server.desk.Conversation;
import dev.guestright.server.desk.Conversations;
import dev.guestright.server.desk.Message;
import dev.guestright.server.gateway.Answer;
import dev.guestright.server.gateway.BreakGlass;
import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.gateway.Gateway;
import dev.guestright.server.gateway.Use;
import dev.guestright.server.identity.Actor;
import dev.guestright.server.identity.Role;
import dev.guestright.server.identity.StaffAccounts;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.trail.audit.Finding;
import dev.guestright.server.trail.audit.Findings;
import dev.guestright.server.web.Access;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

/** A customer disagrees; somebody who had no part in it answers; what was wrong is undone. */
class AppealsTest {

  private static final String PASSWORD = "a-long-password";
  private static final String ASKS = "How do I set up my new router?";

  @TempDir private static Path directory;
  private static TestHouse house;
  private static Company company;
  private static Actor.Staff maya;
  private static Actor.Staff ines;
  private static Actor.Staff rita;
  private static Actor.Staff dora;

  private Company.Guest mira;
  private Conversation talk;
  private Visitor customer;

  @BeforeAll
  static void open() {
    house = TestHouse.open(directory);
    company = new Company(house);
    maya = company.employs("maya", "Maya", Role.AGENT, PASSWORD);
    ines = company.employs("ines", "Ines", Role.LEAD, PASSWORD);
    rita = company.employs("rita", "Rita", Role.REVIEWER, PASSWORD);
    dora = company.employs("dora", "Dora", Role.DATA_PROTECTION_OFFICER, PASSWORD);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @BeforeEach
  void miraIsACustomer() {
    mira =
        company
            .customer("Mira")
            .bought("Aurora Router", "aurora-router-ax3-setup", daysAgo(3))
            .onceAsked("My router lost its set-up", "It was reset.", daysAgo(40))
            .allows("setup-help")
            .refuses("recall-past-solutions");
    talk = mira.writes(ASKS);
    customer = new Visitor(house).comesBy(mira.link());
  }

  private static Appeals appeals() {
    return house.room(Appeals.class);
  }

  private Answer asks(Actor.Staff who, String purpose, String data) {
    return house
        .room(Gateway.class)
        .ask(
            who,
            mira.id(),
            Optional.of(talk.id()),
            Use.look(purpose, Set.of(data), Map.of(), Moment.at(house.clock().instant())));
  }

  /** A refusal, by an agent or whoever else asked in this conversation. */
  private UUID refused(Actor.Staff who) {
    Answer answer = asks(who, "recall-past-solutions", "support_history");
    assertThat(answer).isInstanceOf(Answer.Withheld.class);
    return answer.record().id().value();
  }

  private UUID released(Actor.Staff who) {
    Answer answer = asks(who, "setup-help", "purchase_history");
    assertThat(answer).isInstanceOf(Answer.Released.class);
    return answer.record().id().value();
  }

  private Appeal disagrees(UUID use) {
    assertThat(customer.post("/me/uses/" + use + "/appeal").next()).startsWith("/me#appeal-");
    return newest();
  }

  private Appeal newest() {
    return appeals().of(mira.id()).getFirst();
  }

  private Appeal now(Appeal appeal) {
    return appeals().find(appeal.id()).orElseThrow();
  }

  @Test
  void oneClickIsEnoughAndTheCustomerSeesWhoHasItAndByWhen() {
    Appeal appeal = disagrees(refused(maya));
    assertThat(appeal.stage()).isEqualTo(Stage.HELD);
    assertThat(appeal.holder()).as("whose task it is first").contains(rita.id());
    assertThat(customer.get("/me").body())
        .contains("You disagreed: see what became of it")
        .contains("Rita has it, and had no part in the decision. You have an answer by")
        .contains("stayed closed. You said no.");
  }

  @Test
  void whatIsSaidTwiceIsOneAppeal() {
    UUID use = refused(maya);
    Appeal appeal = disagrees(use);
    disagrees(use);
    assertThat(appeals().of(mira.id())).containsExactly(appeal);
  }

  @Test
  void whyIsOneSentenceOnceSealedWithTheCustomersKeyAndReadByWhoeverHasIt() {
    Appeal appeal = disagrees(refused(maya));
    String words = "/me/appeals/" + appeal.id() + "/words";
    customer.post(words, "words", "  ");
    customer.post(words, "words", "Kanari9 said something else");
    customer.post(words, "words", "Another sentence");
    assertThat(customer.get("/me").body())
        .contains("Kanari9 said something else")
        .doesNotContain("Another sentence", words);
    assertThat(
            house
                .owner()
                .queryForList("SELECT a::text FROM oversight.appeal a", String.class)
                .toString())
        .contains(appeal.id().toString())
        .doesNotContain("Kanari9");
    assertThat(signedIn("rita").get("/governance/appeals/" + appeal.id()).body())
        .contains("Kanari9 said something else", ASKS, "Maya");
    assertThat(customer.get("/me").body()).contains("Rita read what you disagree with");
  }

  private static Visitor signedIn(String name) {
    return new Visitor(house).signIn(name, PASSWORD);
  }

  @Test
  void nobodyWhoHadAPartInADecisionEverHoldsItsAppeal() {
    signedIn("ines").post("/desk/" + talk.id() + "/messages", "text", "Let me see.");
    Appeal appeal = disagrees(refused(maya));
    assertThat(appeal.parties()).contains(maya.id(), ines.id());
    Visitor lead = signedIn("ines");
    String address = "/governance/appeals/" + appeal.id();
    assertThat(lead.get(address).status()).isEqualTo(404);
    assertThat(lead.post(address + "/take").body()).contains("You had a part in this decision");
    assertThat(lead.post(address, "answer", "stays", "reason", "I was right.").status())
        .isEqualTo(422);
    assertThat(appeals().takeOver(appeal.id(), ines.id()))
        .isInstanceOf(Appeals.Outcome.HadPart.class);
    assertThat(appeals().takeOver(appeal.id(), maya.id()))
        .as("an agent answers none")
        .isInstanceOf(Appeals.Outcome.HadPart.class);
    assertThat(now(appeal)).isEqualTo(appeal);
    assertThatThrownBy(() ->
            house
                .owner()
                .update(
                    "UPDATE oversight.appeal SET holder = ? WHERE appeal_id = ?",
                    ines.id().value(),
                    appeal.id()))
        .as("the database itself")
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void somebodyElseMayTakeItOverAndOnlyWhoeverHasItAnswers() {
    Appeal appeal = disagrees(refused(maya));
    assertThat(appeals().uphold(appeal.id(), dora.id(), "It stays."))
        .isInstanceOf(Appeals.Outcome.NotYours.class);
    Visitor officer = signedIn("dora");
    String address = "/governance/appeals/" + appeal.id();
    assertThat(officer.get(address).status()).as("not hers yet").isEqualTo(404);
    assertThat(officer.post(address + "/take").next()).isEqualTo(address);
    assertThat(officer.get(address).status()).isEqualTo(200);
    assertThat(signedIn("rita").get(address).status()).isEqualTo(404);
    assertThat(customer.get("/me").body()).contains("Dora has it");
  }

  @Test
  void anAnswerNeedsItsReasonAndIsReadByTheCustomerAndIsForEver() {
    Appeal appeal = disagrees(refused(maya));
    Visitor reviewer = signedIn("rita");
    String address = "/governance/appeals/" + appeal.id();
    for (String answer : List.of("stays", "wrong")) {
      assertThat(reviewer.post(address, "answer", answer, "reason", " ").status()).isEqualTo(422);
    }
    assertThat(reviewer.post(address, "answer", "", "reason", "Because").status()).isEqualTo(404);
    assertThat(now(appeal).stage()).isEqualTo(Stage.HELD);
    reviewer.post(address, "answer", "stays", "reason", "You said no, and a no is a no.");
    assertThat(customer.get("/me").body())
        .contains("Rita looked again and answered on", "the decision stays")
        .contains("You said no, and a no is a no.")
        .contains("complain to your data protection authority");
    assertThat(reviewer.post(address, "answer", "wrong", "reason", "No!").status()).isEqualTo(422);
    assertThat(now(appeal).stage()).isEqualTo(Stage.UPHELD);
    assertThatThrownBy(() ->
            house
                .owner()
                .update(
                    "UPDATE oversight.appeal SET stage = 'overturned' WHERE appeal_id = ?",
                    appeal.id()))
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void timeRunningOutChangesNothingButThatBothSidesReadIt() {
    UUID use = refused(maya);
    Appeal appeal = disagrees(use);
    List<String> before = decisions();
    house.letPass(Duration.ofDays(15));
    appeals().giveOut();
    assertThat(now(appeal)).isEqualTo(appeal);
    assertThat(now(appeal).isLate(house.clock().instant())).isTrue();
    assertThat(decisions()).isEqualTo(before);
    customer = new Visitor(house).comesBy(mira.link());
    assertThat(customer.get("/me").body()).contains("and we are late. We are sorry. Rita has it.");
    assertThat(signedIn("rita").get("/governance/appeals").body()).contains("late");
  }

  @Test
  void whoeverLeavesLeavesTheirAppealsToOthers() {
    StaffAccounts accounts = house.room(StaffAccounts.class);
    Actor.Staff noa = company.employs("noa-" + mira.id(), "Noa", Role.REVIEWER, PASSWORD);
    Appeal appeal = disagrees(refused(maya));
    appeals().takeOver(appeal.id(), noa.id());
    accounts.close(noa.id());
    appeals().giveOut();
    assertThat(now(appeal).holder()).contains(rita.id());
  }

  @Test
  void whenEverybodyHadAPartItWaitsForSomebodyNewAndNobodyAnswersMeanwhile() {
    signedIn("ines").post("/desk/" + talk.id() + "/messages", "text", "Let me see.");
    UUID use = refused(maya);
    StaffAccounts accounts = house.room(StaffAccounts.class);
    accounts.changeRole(rita.id(), Role.AGENT);
    accounts.changeRole(dora.id(), Role.AGENT);
    try {
      Appeal appeal = disagrees(use);
      assertThat(appeal.stage()).isEqualTo(Stage.WAITING);
      assertThat(customer.get("/me").body()).contains("we are looking for somebody");
      assertThat(appeals().overturn(appeal.id(), rita.id(), "I would"))
          .isInstanceOf(Appeals.Outcome.NotNow.class);
      Actor.Staff omar = company.employs("omar-" + mira.id(), "Omar", Role.REVIEWER, PASSWORD);
      appeals().giveOut();
      assertThat(now(appeal).holder()).contains(omar.id());
      accounts.close(omar.id());
      appeals().giveOut();
      assertThat(now(appeal).stage()).as("nobody again").isEqualTo(Stage.WAITING);
    } finally {
      accounts.changeRole(rita.id(), Role.REVIEWER);
      accounts.changeRole(dora.id(), Role.DATA_PROTECTION_OFFICER);
    }
  }

  @Test
  void helpThatWasWronglyRefusedComesFromAPersonWithThePlaceInTheQueueOfThen() {
    Instant waitingSince = conversation().lastMessageAt();
    UUID use = refused(maya);
    signedIn("maya").post("/desk/" + talk.id() + "/messages", "text", "I cannot look that up.");
    signedIn("maya").post("/desk/" + talk.id() + "/close", "solution", "");
    assertThat(conversation().state()).isEqualTo(Conversation.State.CLOSED);
    Appeal appeal = disagrees(use);
    appeals().overturn(appeal.id(), rita.id(), "A person could have asked you.");
    assertThat(conversation().state()).isEqualTo(Conversation.State.OPEN);
    assertThat(conversation().lastMessageAt()).isEqualTo(waitingSince);
    assertThat(customer.get("/me").body())
        .contains("you are right, it was wrong", "A person could have asked you.")
        .contains("waits for a person again");
    assertThat(found(use)).isPresent();
    assertThat(asks(maya, "recall-past-solutions", "support_history"))
        .as("a no stays a no, whoever thinks otherwise")
        .isInstanceOf(Answer.Withheld.class);
  }

  private Conversation conversation() {
    return house.room(Conversations.class).find(talk.id()).orElseThrow();
  }

  private static Optional<Finding> found(UUID about) {
    return house.room(Findings.class).find(Finding.Kind.OVERTURNED, about.toString());
  }

  @Test
  void aWrongSuggestionPutsTheConversationWhereItWasBeforeIt() {
    Instant waitingSince = conversation().lastMessageAt();
    UUID use = released(maya);
    signedIn("maya")
        .post("/desk/" + talk.id() + "/messages", "text", "Here is the guide", "use", use + "");
    Message suggestion =
        house.room(Conversations.class).messages(talk).stream()
            .filter(Appeals::canBeAppealed)
            .findFirst()
            .orElseThrow();
    assertThat(customer.get("/me").body()).contains("/me/messages/" + suggestion.id() + "/appeal");
    customer.post("/me/messages/" + suggestion.id() + "/appeal");
    Appeal appeal = newest();
    assertThat(appeal.about().kind()).isEqualTo(About.Kind.SUGGESTED);
    assertThat(signedIn("rita").get("/governance/appeals/" + appeal.id()).body())
        .contains("Here is the guide", ASKS, "What you bought");
    appeals().overturn(appeal.id(), rita.id(), "It was for another router.");
    assertThat(conversation().lastMessageAt()).isEqualTo(waitingSince);
    assertThat(found(suggestion.id().value())).map(Finding::staff).contains(maya.id());
  }

  @Test
  void dataThatWasWronglyUsedIsUsedNoMore() {
    Appeal appeal = disagrees(released(maya));
    appeals().overturn(appeal.id(), rita.id(), "Your question was not about what you bought.");
    assertThat(now(appeal).answer()).map(Appeal.Answer::undone).contains(Undone.STOPPED);
    assertThat(asks(maya, "setup-help", "purchase_history").record().ground())
        .isEqualTo("customer-said-no");
    ConsentRecord no = house.room(Consents.class).history(mira.id()).getFirst();
    assertThat(no.isYes()).isFalse();
    assertThat(no.control()).isEqualTo("appeal");
    assertThat(customer.get("/me").body()).contains("We wrote down your no to this use");
  }

  @Test
  void aYesThatIsNewerThanTheAppealStays() {
    Appeal appeal = disagrees(released(maya));
    house.letPass(Duration.ofSeconds(1));
    mira.allows("setup-help");
    appeals().overturn(appeal.id(), rita.id(), "It should not have been used then.");
    assertThat(now(appeal).answer()).map(Appeal.Answer::undone).contains(Undone.NOTED);
    released(maya);
  }

  @Test
  void aLookThatWasWrongIsOnRecordUntilSomebodySaysHowItCameAbout() {
    Answer look =
        house
            .room(Gateway.class)
            .breakGlass(
                maya,
                mira.id(),
                BreakGlass.FAULT,
                Use.look(
                    "answer-the-question",
                    Set.of("name"),
                    Map.of(),
                    Moment.at(house.clock().instant())));
    UUID use = look.record().id().value();
    house.room(Findings.class).note(Finding.Kind.BREAK_GLASS, maya.id(), use.toString(), 1);
    UUID finding =
        house
            .room(Findings.class)
            .find(Finding.Kind.BREAK_GLASS, use.toString())
            .orElseThrow()
            .id();
    house.room(Findings.class).close(finding, rita.id(), "The printer was on fire.");
    Appeal appeal = disagrees(use);
    assertThat(appeal.about().kind()).isEqualTo(About.Kind.LOOKED_OUTSIDE);
    assertThat(appeal.parties()).as("who reviewed it, too").contains(maya.id(), rita.id());
    StaffId other = appeal.holder().orElseThrow();
    appeals().overturn(appeal.id(), other, "There was no fire.");
    assertThat(now(appeal).answer()).map(Appeal.Answer::undone).contains(Undone.NOTED);
    assertThat(found(use)).map(Finding::staff).contains(maya.id());
    assertThat(signedIn("ines").get("/governance/audits").body())
        .contains("appeal overturned a decision in which Maya had a part");
  }

  /** What the house would decide about Mira now, and how she stands in it. */
  private List<String> decisions() {
    List<String> all = new ArrayList<>();
    CharterInForce charter = house.room(CharterInForce.class);
    for (Play play : charter.charter().plays().values()) {
      Answer answer =
          house
              .room(Gateway.class)
              .ask(
                  maya,
                  mira.id(),
                  Optional.of(talk.id()),
                  new Use(
                      play.purpose(),
                      play.uses(),
                      Optional.of(play.action()),
                      Optional.of(play.name()),
                      Map.of(),
                      Moment.at(house.clock().instant())));
      all.add(play.name() + " " + answer.record().decision() + " " + answer.record().ground());
    }
    charter.charter().purposes().values().stream()
        .filter(purpose -> !purpose.dataPoints().isEmpty())
        .forEach(purpose -> {
          Answer answer = asks(maya, purpose.name(), purpose.dataPoints().iterator().next());
          all.add(purpose.name() + " " + answer.record().decision() + answer.record().ground());
        });
    all.add(house.room(Consents.class).standing(mira.id()).choices().toString());
    all.add("epoch " + house.room(Consents.class).standing(mira.id()).epoch());
    all.add(conversation().toString());
    all.add(
        house.room(Conversations.class).open(Optional.empty(), 1_000).conversations().stream()
            .map(Conversation::code)
            .toList()
            .toString());
    return all;
  }

  @Test
  void noAppealMakesAnythingWorseForTheCustomer() {
    UUID refused = refused(maya);
    UUID released = released(maya);
    List<String> before = decisions();
    Appeal first = disagrees(refused);
    customer.post("/me/appeals/" + first.id() + "/words", "words", "I am very angry and will sue");
    Appeal second = disagrees(released);
    assertThat(decisions()).as("once it is filed").isEqualTo(before);
    appeals().uphold(first.id(), rita.id(), "It stays.");
    appeals().uphold(second.id(), rita.id(), "It stays.");
    assertThat(decisions()).as("once it is turned down").isEqualTo(before);
  }

  @Test
  void anAppealThatWasRightMakesNobodyWaitLonger() {
    UUID refused = refused(maya);
    List<String> before = decisions();
    Appeal appeal = disagrees(refused);
    appeals().overturn(appeal.id(), rita.id(), "It was wrong.");
    assertThat(decisions()).isEqualTo(before);
  }

  @Test
  void whoeverHelpsTheCustomerSeesNothingOfIt() {
    UUID refused = refused(maya);
    Visitor agent = signedIn("maya");
    String before = withoutIds(agent.get("/desk/" + talk.id()).body());
    Appeal appeal = disagrees(refused);
    customer.post("/me/appeals/" + appeal.id() + "/words", "words", "Kanari9 is not content");
    assertThat(withoutIds(agent.get("/desk/" + talk.id()).body())).isEqualTo(before);
    appeals().uphold(appeal.id(), rita.id(), "Kanari9 is answered.");
    assertThat(withoutIds(agent.get("/desk/" + talk.id()).body())).isEqualTo(before);
  }

  /** Each suggestion carries the id and minute of its use; tokens and times are of the page. */
  private static String withoutIds(String page) {
    return page.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "id")
        .replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "token")
        .replaceAll("since=[^\"]+", "since")
        .replaceAll("\\d\\d:\\d\\d", "time");
  }

  @Test
  void eachStepIsInTheLogAndNobodysWordsAre() {
    long before = entries();
    Appeal appeal = disagrees(refused(maya));
    customer.post("/me/appeals/" + appeal.id() + "/words", "words", "Kanari9 why");
    appeals().takeOver(appeal.id(), dora.id());
    appeals().overturn(appeal.id(), dora.id(), "Kanari9 because");
    assertThat(entries() - before).as("file, give, words, hand over, overturn").isEqualTo(5);
    assertThat(bodies()).noneMatch(body -> body.contains("Kanari9"));
  }

  private static long entries() {
    return bodies().stream().filter(body -> body.contains("\"act\":\"appeal\"")).count();
  }

  private static List<String> bodies() {
    return house.sql().queryForList("SELECT body FROM trail.entry", byte[].class).stream()
        .map(body -> new String(body, StandardCharsets.UTF_8))
        .toList();
  }

  @Test
  void anothersDecisionsAndAppealsAreNotThere() {
    Appeal appeal = disagrees(refused(maya));
    Visitor ben = new Visitor(house).comesBy(company.customer("Ben").link());
    assertThat(ben.post("/me/uses/" + appeal.about().id() + "/appeal").status()).isEqualTo(404);
    assertThat(ben.post("/me/appeals/" + appeal.id() + "/words", "words", "x").status())
        .isEqualTo(404);
    assertThat(now(appeal).hasWords()).isFalse();
  }

  @Test
  void theLookOfWhoeverAnswersIsNoDecisionToAppeal() {
    Appeal appeal = disagrees(refused(maya));
    signedIn("rita").get("/governance/appeals/" + appeal.id());
    UUID look =
        house
            .owner()
            .queryForObject(
                "SELECT use_id FROM trail.use_record WHERE customer_id = ? AND purpose = 'appeal'",
                UUID.class,
                mira.id().value());
    assertThat(customer.post("/me/uses/" + look + "/appeal").status()).isEqualTo(404);
    assertThat(customer.get("/me").body()).doesNotContain("/me/uses/" + look + "/appeal");
  }

  @Test
  void theTableOfRolesSaysTheSame() {
    assertThat(Access.ANSWER_APPEALS.who().roles()).isEqualTo(EnumSet.copyOf(Holders.MAY_ANSWER));
  }
}
