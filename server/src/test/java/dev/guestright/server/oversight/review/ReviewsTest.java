package dev.guestright.server.oversight.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.Visitor;
import dev.guestright.server.consent.Consents;
import dev.guestright.server.identity.Actor;
import dev.guestright.server.identity.ApiKeys;
import dev.guestright.server.identity.Customers;
import dev.guestright.server.identity.Role;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.oversight.appeal.Appeal;
import dev.guestright.server.oversight.appeal.Appeals;
import dev.guestright.server.web.Access;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program proposes what weighs on a customer; nothing happens until a person has decided. */
class ReviewsTest {

  private static final String PASSWORD = "a-long-password";
  private static final String BECAUSE = "Kanari9 returned it late";
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private static Path directory;
  private static TestHouse house;
  private static Company company;
  private static Actor.Staff ines;
  private static Actor.Staff rita;
  private static Actor.Staff dora;
  private static ApiKeys.Made program;
  private static ApiKeys.Made other;
  private static int customers;

  private String reference;
  private Company.Guest mira;

  @BeforeAll
  static void open() {
    house = TestHouse.open(directory);
    company = new Company(house);
    ines = company.employs("ines", "Ines", Role.LEAD, PASSWORD);
    rita = company.employs("rita", "Rita", Role.REVIEWER, PASSWORD);
    dora = company.employs("dora", "Dora", Role.DATA_PROTECTION_OFFICER, PASSWORD);
    Actor.Staff ada = company.employs("ada", "Ada", Role.ADMINISTRATOR, PASSWORD);
    Set<String> purposes = Set.of("answer-the-question");
    program = house.room(ApiKeys.class).make("Refund bot", purposes, ada.id());
    other = house.room(ApiKeys.class).make("Other bot", purposes, ada.id());
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @BeforeEach
  void miraIsACustomer() {
    reference = "C-" + customers++;
    CustomerId id = new CustomerId(house.house().keys().idOf("customer", "shop", reference));
    house.room(Customers.class).welcome(List.of(id));
    mira = company.known(id).knownAs("email", "mira@example.org", Duration.ZERO);
  }

  private static Reviews reviews() {
    return house.room(Reviews.class);
  }

  private String proposal(String more) {
    return """
    {"customer": {"system": "shop", "reference": "%s"}, "purpose": "answer-the-question",
     "data": ["email"], "action": "refuse_refund", %s}
    """
        .formatted(reference, more);
  }

  private static HttpResponse<String> send(ApiKeys.Made as, HttpRequest.Builder request) {
    try {
      return HTTP.send(
          request.header("Authorization", "Bearer " + as.secret()).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static HttpResponse<String> post(String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(house.url(path)))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(program, request);
  }

  private static JsonNode json(HttpResponse<String> response) {
    return JSON.readTree(response.body());
  }

  private static JsonNode told(ApiKeys.Made as, UUID review) {
    return json(
        send(as, HttpRequest.newBuilder(URI.create(house.url("/api/v1/reviews/" + review)))));
  }

  private Review proposed(String more) {
    HttpResponse<String> response =
        post(
            "/api/v1/reviews",
            proposal("\"proposal\": \"carry-out\", \"because\": \"" + BECAUSE + "\"" + more));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return now(UUID.fromString(json(response).path("review").asString()));
  }

  private static Review now(UUID review) {
    return reviews().find(review).orElseThrow();
  }

  private static void decides(Review review, Actor.Staff who, Verdict view, Verdict decision) {
    assertDone(reviews().take(review.id(), who));
    assertDone(reviews().view(review.id(), who.id(), view));
    assertDone(reviews().decide(review.id(), who.id(), decision, "We looked at it together."));
  }

  private static void assertDone(Reviews.Outcome outcome) {
    assertThat(outcome).isInstanceOf(Reviews.Outcome.Done.class);
  }

  private static Visitor signedIn(String name) {
    return new Visitor(house).signIn(name, PASSWORD);
  }

  private String ownPage() {
    return new Visitor(house).comesBy(mira.link()).get("/me").body();
  }

  @Test
  void whatIsSignificantWaitsForAPersonAndTheCustomerKnows() {
    Review review = proposed("");
    JsonNode told = told(program, review.id());
    assertThat(told.path("state").asString()).isEqualTo("waiting");
    assertThat(told.path("mayTakeEffect").asBoolean()).isFalse();
    assertThat(
            house
                .owner()
                .queryForObject(
                    "SELECT decision FROM trail.use_record WHERE use_id = ?",
                    String.class,
                    review.use().value()))
        .isEqualTo("needs-human");
    assertThat(ownPage())
        .contains("our system proposed this: refuse a refund", "A person decides, by")
        .doesNotContain("Kanari9");
    assertThat(told(other, review.id()).path("type").asString()).endsWith("review-not-known");
  }

  @Test
  void theDoorsOwnAnswerProposesItToo() {
    JsonNode decided = json(post("/api/v1/decisions", proposal("\"language\": \"en\"")));
    assertThat(decided.path("decision").asString()).isEqualTo("needs-human");
    Review review = now(UUID.fromString(decided.path("review").asString()));
    assertThat(review.use().toString()).isEqualTo(decided.path("use").asString());
    assertThat(review.stage()).isEqualTo(Stage.WAITING);
  }

  @Test
  void nobodyReadsWhatTheMachineProposesBeforeTheySaidWhatTheyThink() {
    Review review = proposed("");
    String address = "/governance/reviews/" + review.id();
    Visitor reviewer = signedIn("rita");
    assertThat(reviewer.get(address).status()).as("not taken").isEqualTo(404);
    assertThat(reviewer.post(address + "/take").next()).isEqualTo(address);
    assertThat(reviewer.get(address).body())
        .contains("mira@example.org", "What do you think?")
        .doesNotContain("Kanari9", "What the machine proposes</h2>", "Your decision");
    Visitor.Seen early = reviewer.post(address + "/decision", "decision", "leave", "reason", "So");
    assertThat(early.status()).isEqualTo(422);
    assertThat(early.body()).doesNotContain("Kanari9");
    assertThat(now(review.id()).stage()).isEqualTo(Stage.TAKEN);
    assertThat(reviews().proposal(now(review.id()), rita.id())).isEmpty();
    assertThatThrownBy(() ->
            house
                .owner()
                .update(
                    """
                    UPDATE oversight.review_look
                    SET decided_at = now(), decision = 'leave', differs = true, reason = 'x'
                    WHERE review_id = ?
                    """,
                    review.id()))
        .as("the database itself")
        .isInstanceOf(DataAccessException.class);
    reviewer.post(address + "/view", "view", "leave");
    assertThat(reviewer.get(address).body())
        .contains("What the machine proposes</h2>", BECAUSE, "Your decision");
    assertThat(reviewer.post(address + "/view", "view", "carry-out").status())
        .as("a first view is given once")
        .isEqualTo(422);
    assertThat(reviews().proposal(now(review.id()), dora.id())).as("of another").isEmpty();
  }

  @Test
  void aDecisionNeedsAReasonWhichTheCustomerReadsAndOnlyThenDoesAnythingHappen() {
    Review review = proposed("");
    String address = "/governance/reviews/" + review.id();
    Visitor reviewer = signedIn("rita");
    reviewer.post(address + "/take");
    reviewer.post(address + "/view", "view", "carry-out");
    assertThat(reviewer.post(address + "/decision", "decision", "carry-out").status())
        .isEqualTo(422);
    assertThat(told(program, review.id()).path("mayTakeEffect").asBoolean()).isFalse();
    reviewer.post(address + "/decision", "decision", "carry-out", "reason", "It was used.");
    JsonNode told = told(program, review.id());
    assertThat(told.path("state").asString()).isEqualTo("carried-out");
    assertThat(told.path("mayTakeEffect").asBoolean()).isTrue();
    assertThat(told.toString()).as("why is the customer's to read").doesNotContain("It was used");
    assertThat(ownPage()).contains("Rita decided on", "that it is done", "It was used.");
    assertThatThrownBy(() ->
            house
                .owner()
                .update(
                    "UPDATE oversight.review SET stage = 'left' WHERE review_id = ?", review.id()))
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void whatAPersonDecidesOtherwiseDoesNotHappenAndIsAnOverrideInTheLog() {
    long before = entries("override");
    Review review = proposed("");
    long proposed = entries("review");
    decides(review, rita, Verdict.CARRY_OUT, Verdict.LEAVE);
    assertThat(told(program, review.id()).path("state").asString()).isEqualTo("left");
    assertThat(told(program, review.id()).path("mayTakeEffect").asBoolean()).isFalse();
    assertThat(entries("override") - before).isEqualTo(1);
    assertThat(entries("review") - proposed).as("take, view, decide").isEqualTo(3);
    assertThat(bodies()).noneMatch(body -> body.contains("Kanari9"));
    assertThat(
            house
                .owner()
                .queryForList("SELECT r::text FROM oversight.review r", String.class)
                .toString())
        .doesNotContain("Kanari9");
  }

  private static long entries(String act) {
    return bodies().stream().filter(body -> body.contains("\"act\":\"" + act + "\"")).count();
  }

  private static List<String> bodies() {
    return house.sql().queryForList("SELECT body FROM trail.entry", byte[].class).stream()
        .map(body -> new String(body, StandardCharsets.UTF_8))
        .toList();
  }

  @Test
  void timeRunningOutTellsALeadAndDecidesNothing() {
    Review review = proposed("");
    assertDone(reviews().take(review.id(), rita));
    assertDone(reviews().view(review.id(), rita.id(), Verdict.CARRY_OUT));
    house.letPass(Duration.ofDays(4));
    reviews().escalate();
    house.letPass(Duration.ofDays(400));
    reviews().escalate();
    Review late = now(review.id());
    assertThat(late.stage()).isEqualTo(Stage.WAITING);
    assertThat(late.escalatedAt()).isPresent();
    assertThat(told(program, review.id()).path("mayTakeEffect").asBoolean()).isFalse();
    assertThat(reviews().decide(review.id(), rita.id(), Verdict.CARRY_OUT, "Late, but so."))
        .isInstanceOf(Reviews.Outcome.NotNow.class);
    assertThat(reviews().take(review.id(), rita)).isInstanceOf(Reviews.Outcome.MayNot.class);
    assertThat(signedIn("ines").get("/governance/reviews").body())
        .contains("A lead must see to it; nothing has happened.");
    decides(late, ines, Verdict.LEAVE, Verdict.LEAVE);
    assertThat(now(review.id()).stage()).isEqualTo(Stage.LEFT);
  }

  @Test
  void ofFourEyesOnlyBothCanLetItHappen() {
    Review review = proposed(", \"fourEyes\": true");
    decides(review, rita, Verdict.CARRY_OUT, Verdict.CARRY_OUT);
    assertThat(now(review.id()).stage()).isEqualTo(Stage.WAITING);
    assertThat(told(program, review.id()).path("mayTakeEffect").asBoolean()).isFalse();
    assertThat(reviews().take(review.id(), rita))
        .as("the same eyes again")
        .isInstanceOf(Reviews.Outcome.MayNot.class);
    assertDone(reviews().take(review.id(), dora));
    assertThat(reviews().proposal(now(review.id()), dora.id()))
        .as("the second has no view yet either")
        .isEmpty();
    assertDone(reviews().view(review.id(), dora.id(), Verdict.CARRY_OUT));
    assertDone(reviews().decide(review.id(), dora.id(), Verdict.CARRY_OUT, "I see it so, too."));
    assertThat(now(review.id()).stage()).isEqualTo(Stage.CARRIED_OUT);
  }

  @Test
  void ofFourEyesEitherCanStopIt() {
    Review first = proposed(", \"fourEyes\": true");
    decides(first, rita, Verdict.CARRY_OUT, Verdict.LEAVE);
    assertThat(now(first.id()).stage()).isEqualTo(Stage.LEFT);
    Review second = proposed(", \"fourEyes\": true");
    assertThatThrownBy(() ->
            house
                .owner()
                .update(
                    """
                    UPDATE oversight.review
                    SET stage = 'carried-out', decided_at = now(), holder = ?
                    WHERE review_id = ?
                    """,
                    rita.id().value(),
                    second.id()))
        .as("the database itself wants two")
        .isInstanceOf(DataAccessException.class);
    decides(second, rita, Verdict.CARRY_OUT, Verdict.CARRY_OUT);
    decides(second, dora, Verdict.CARRY_OUT, Verdict.LEAVE);
    assertThat(now(second.id()).stage()).isEqualTo(Stage.LEFT);
  }

  @Test
  void whatACustomerWantsUnusedStaysClosedForTheReviewAsWell() {
    Review review = proposed("");
    house.room(Consents.class).restrict(mira.id(), "email");
    Visitor reviewer = signedIn("rita");
    reviewer.post("/governance/reviews/" + review.id() + "/take");
    assertThat(reviewer.get("/governance/reviews/" + review.id()).body())
        .contains("This stays closed, for you as well.")
        .doesNotContain("mira@example.org");
    assertThat(
            json(post("/api/v1/reviews", proposal("\"proposal\": \"leave\"")))
                .path("type")
                .asString())
        .as("and nothing more is proposed on it")
        .endsWith("not-for-review");
  }

  @Test
  void whoeverLooksIsOnRecordAndTheCustomerSeesIt() {
    Review review = proposed("");
    Visitor reviewer = signedIn("rita");
    reviewer.post("/governance/reviews/" + review.id() + "/take");
    reviewer.get("/governance/reviews/" + review.id());
    assertThat(ownPage()).contains("Rita looked at “Your e-mail address”");
  }

  @Test
  void whoeverDecidedItHasNotItsAppeal() {
    Review review = proposed("");
    decides(review, rita, Verdict.CARRY_OUT, Verdict.CARRY_OUT);
    Appeal appeal = house.room(Appeals.class).file(mira.id(), review.use(), "en").orElseThrow();
    assertThat(appeal.parties()).contains(rita.id());
    assertThat(appeal.holder()).contains(dora.id());
  }

  @Test
  void whoAgreesWithEverythingWithinSecondsIsShownToTheLead() {
    for (int i = 0; i < Looking.A_HABIT; i++) {
      decides(proposed(""), dora, Verdict.CARRY_OUT, Verdict.CARRY_OUT);
    }
    String audits = signedIn("ines").get("/governance/audits").body();
    assertThat(audits).contains("Dora agreed with the machine in each of their last 10 reviews");
    assertThat(signedIn("ines").get("/governance/reviews").body())
        .contains("How people look", "Other than the machine");
    assertThat(signedIn("rita").get("/governance/reviews").body())
        .doesNotContain("How people look");
  }

  @Test
  void whoTakesTheirTimeOrDiffersIsNot() {
    Actor.Staff noa = company.employs("noa", "Noa", Role.REVIEWER, PASSWORD);
    for (int i = 0; i < Looking.A_HABIT; i++) {
      Review review = proposed("");
      assertDone(reviews().take(review.id(), noa));
      assertDone(reviews().view(review.id(), noa.id(), Verdict.CARRY_OUT));
      house.letPass(Looking.A_GLANCE);
      assertDone(reviews().decide(review.id(), noa.id(), Verdict.CARRY_OUT, "I read it all."));
    }
    for (int i = 0; i < Looking.A_HABIT - 1; i++) {
      decides(proposed(""), noa, Verdict.CARRY_OUT, Verdict.CARRY_OUT);
    }
    decides(proposed(""), noa, Verdict.LEAVE, Verdict.LEAVE);
    assertThat(signedIn("ines").get("/governance/audits").body())
        .doesNotContain("Noa agreed with the machine");
    Looking.Figures figures =
        house.room(Looking.class).since(house.clock().instant().minus(Duration.ofDays(90))).stream()
            .filter(each -> each.who().equals(noa.id()))
            .findFirst()
            .orElseThrow();
    assertThat(figures.decided()).isEqualTo(20);
    assertThat(figures.differed()).isEqualTo(1);
    assertThat(figures.changed()).isZero();
  }

  @Test
  void whatIsNotSignificantOrNotUnderstoodIsSaidFieldByField() {
    HttpResponse<String> wrong =
        post(
            "/api/v1/reviews",
            proposal("\"proposal\": \"perhaps\", \"fourEyes\": 3, \"other\": 1")
                .replace("refuse_refund", "link_setup_guide"));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(json(wrong).path("errors").findValuesAsString("pointer"))
        .contains("/action", "/proposal", "/fourEyes", "");
    assertThat(json(wrong).path("errors").findValuesAsString("rule"))
        .contains("significant-action");
    assertThat(reviews().of(mira.id())).isEmpty();
  }

  @Test
  void theSameProposalUnderTheSameKeyIsOne() {
    String body = proposal("\"proposal\": \"carry-out\"");
    JsonNode first = json(post("/api/v1/reviews", body, "Idempotency-Key", reference));
    JsonNode again = json(post("/api/v1/reviews", body, "Idempotency-Key", reference));
    assertThat(again.path("review")).isEqualTo(first.path("review"));
    assertThat(reviews().of(mira.id())).hasSize(1);
  }

  @Test
  void onlyWhoeverLooksGoesOnAndWhatIsGivenBackIsAnybodys() {
    Review review = proposed("");
    assertDone(reviews().take(review.id(), rita));
    assertThat(reviews().view(review.id(), dora.id(), Verdict.LEAVE))
        .isInstanceOf(Reviews.Outcome.NotYours.class);
    assertThat(reviews().take(review.id(), dora)).isInstanceOf(Reviews.Outcome.NotNow.class);
    assertDone(reviews().giveBack(review.id(), rita.id()));
    assertThat(now(review.id()).holder()).isEqualTo(Optional.empty());
    assertDone(reviews().take(review.id(), dora));
  }

  @Test
  void theTableOfRolesSaysTheSame() {
    assertThat(Access.DECIDE_REVIEWS.who().roles()).isEqualTo(Reviews.MAY_DECIDE);
  }
}
