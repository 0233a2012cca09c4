package dev.guestright.server.api;

import static dev.guestright.server.Company.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.Visitor;
import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.identity.ApiKeys;
import dev.guestright.server.identity.Customers;
import dev.guestright.server.identity.Role;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.StaffId;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A program with a key asks the door: it gets what the customer allowed, and the customer sees it.
 */
class ApiTest {

  private static final TestHouse HOUSE = TestHouse.shared();
  private static final Company COMPANY = new Company(HOUSE);
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = new JsonMapper();
  private static final String SYSTEM = "api-test";

  private static StaffId administrator;
  private static ApiKeys.Made program;

  @BeforeAll
  static void aProgramGetsAKey() {
    administrator =
        COMPANY.employs("api-ada", "Ada", Role.ADMINISTRATOR, "seven wet umbrellas").id();
    program = keys().make("Order bot", Set.of("setup-help"), administrator);
  }

  private static ApiKeys keys() {
    return HOUSE.room(ApiKeys.class);
  }

  private static Company.Guest customer(String reference) {
    CustomerId id = new CustomerId(HOUSE.house().keys().idOf("customer", SYSTEM, reference));
    HOUSE.room(Customers.class).welcome(List.of(id));
    return COMPANY.known(id).bought("Aurora", "aurora-router-ax3-setup", daysAgo(3));
  }

  private static String asks(String reference) {
    return """
    {"customer": {"system": "%s", "reference": "%s"}, "purpose": "setup-help",
     "data": ["purchase_history"], "action": "link_setup_guide",
     "moment": {"channel": "email"}, "language": "de"}
    """
        .formatted(SYSTEM, reference);
  }

  private static HttpResponse<String> post(String key, String body, String... headers) {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(HOUSE.url("/api/v1/decisions")))
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(body));
      if (!key.isEmpty()) {
        request.header("Authorization", "Bearer " + key);
      }
      if (headers.length > 0) {
        request.headers(headers);
      }
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode json(HttpResponse<String> response) {
    return JSON.readTree(response.body());
  }

  @Test
  void silenceIsNoAndTheAnswerSaysWhatToAsk() {
    customer("silent");
    JsonNode answer = json(post(program.secret(), asks("silent")));
    assertThat(answer.path("decision").asString()).isEqualTo("ask-first");
    assertThat(answer.path("question").asString()).startsWith("Dürfen wir");
    assertThat(answer.path("released").isEmpty()).isTrue();
  }

  @Test
  void whatTheCustomerAllowedIsReleasedAndTheCustomerSeesWhoUsedIt() {
    Company.Guest mira = customer("mira").allows("setup-help");
    JsonNode answer = json(post(program.secret(), asks("mira")));
    assertThat(answer.path("decision").asString()).isEqualTo("permit");
    assertThat(answer.at("/released/0/value").asString()).contains("Aurora");
    assertThat(new Visitor(HOUSE).comesBy(mira.link()).get("/me").body()).contains("Order bot");
  }

  @Test
  void aKeyOpensOnlyWhatItIsFor() {
    customer("ben").allows("recall-past-solutions");
    HttpResponse<String> refused =
        post(program.secret(), asks("ben").replace("setup-help", "recall-past-solutions"));
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(json(refused).at("/errors/0/pointer").asString()).isEqualTo("/purpose");
    assertThat(json(refused).at("/errors/0/rule").asString()).isEqualTo("key-purposes");
  }

  @Test
  void whoHasNoKeyGetsNothing() {
    customer("nobody").allows("setup-help");
    for (String key : new String[] {"", "gr_wrong", "x".repeat(5000), program.secret() + "x"}) {
      HttpResponse<String> refused = post(key, asks("nobody"));
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.headers().firstValue("www-authenticate")).isPresent();
      assertThat(refused.headers().firstValue("set-cookie")).isEmpty();
    }
  }

  @Test
  void aPersonsSessionIsNoKeyAndAKeyIsNoPersonsSession() throws Exception {
    COMPANY.employs("api-maya", "Maya", Role.AGENT, "seven wet umbrellas");
    Visitor maya = new Visitor(HOUSE).signIn("api-maya", "seven wet umbrellas");
    assertThat(maya.post("/api/v1/decisions").status()).isEqualTo(401);
    HttpResponse<String> desk =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(HOUSE.url("/desk")))
                .header("Authorization", "Bearer " + program.secret())
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(desk.headers().firstValue("location").orElse("")).endsWith("/sign-in");
  }

  @Test
  void everythingThatIsWrongComesBackInOneAnswerWithoutAWordOfWhatWasSent() {
    HttpResponse<String> wrong =
        post(
            program.secret(),
            """
            {"customer": {"system": "", "secret-name": 1}, "purpose": "secret-purpose",
             "data": ["secret-data", 7], "action": 3, "language": "xx",
             "moment": {"days_since_purchase": 3, "upset": "secret-mood"}, "other": true}
            """);
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(json(wrong).path("errors").findValuesAsString("pointer"))
        .contains(
            "",
            "/customer",
            "/customer/system",
            "/customer/reference",
            "/purpose",
            "/data/0",
            "/data/1",
            "/action",
            "/language",
            "/moment",
            "/moment/upset");
    assertThat(wrong.body()).doesNotContain("secret");
  }

  @Test
  void jsonBombsAreRefusedBeforeAnythingIsBuilt() {
    for (String bomb :
        new String[] {
          "[".repeat(50_000),
          "{\"a\":".repeat(20_000),
          "{\"purpose\": \"" + "x".repeat(60_000) + "\"}",
          "{\"data\": " + "9".repeat(50_000) + "}",
          "{\"purpose\": \"a\", \"purpose\": \"b\"}",
          "{} {}",
          "",
          "null",
          "nul",
          "\u0000"
        }) {
      HttpResponse<String> refused = post(program.secret(), bomb);
      assertThat(refused.statusCode())
          .as(bomb.substring(0, Math.min(20, bomb.length())))
          .isEqualTo(400);
    }
  }

  @Test
  void theSameRequestUnderTheSameKeyIsDecidedAndRecordedOnce() {
    customer("once").allows("setup-help");
    JsonNode first = json(post(program.secret(), asks("once"), "Idempotency-Key", "k1"));
    JsonNode second = json(post(program.secret(), asks("once"), "Idempotency-Key", "k1"));
    assertThat(first.path("released").size()).isEqualTo(1);
    assertThat(second.path("use")).isEqualTo(first.path("use"));
    assertThat(second.path("repeated").asBoolean()).isTrue();
    assertThat(second.path("released").isEmpty()).as("no data outlives a no").isTrue();
    assertThat(
            post(program.secret(), asks("once").replace("email", "chat"), "Idempotency-Key", "k1")
                .statusCode())
        .isEqualTo(409);
  }

  @Test
  void aReplacedKeyLeavesTimeToChangeOverAndAnEndedOneNone() {
    ApiKeys.Made first = keys().make("Other bot", Set.of("setup-help"), administrator);
    customer("change").allows("setup-help");
    ApiKeys.Made second = keys().replace(first.program(), administrator).orElseThrow();
    assertThat(post(first.secret(), asks("change")).statusCode()).isEqualTo(200);
    assertThat(post(second.secret(), asks("change")).statusCode()).isEqualTo(200);
    assertThat(keys().all())
        .filteredOn(key -> key.program().equals(first.program()))
        .hasSize(2)
        .anySatisfy(key -> assertThat(key.expires()).isPresent())
        .allSatisfy(key -> assertThat(key.used()).isPresent());
    keys().end(first.program(), administrator);
    assertThat(post(first.secret(), asks("change")).statusCode()).isEqualTo(401);
    assertThat(post(second.secret(), asks("change")).statusCode()).isEqualTo(401);
  }

  @Test
  void noKeyStandsInTheDatabase() {
    List<String> rows =
        HOUSE
            .owner()
            .query(
                "SELECT k::text AS key FROM identity.api_key k", (row, n) -> row.getString("key"));
    assertThat(rows).isNotEmpty().noneMatch(row -> row.contains(program.secret().substring(3)));
  }

  @Test
  void theDocumentIsTheOneThatIsCheckedIn() throws Exception {
    String served = new Visitor(HOUSE).get("/api/v1/openapi.json").body();
    java.nio.file.Path file = java.nio.file.Path.of("../docs/reference/openapi.json");
    if ("write".equals(System.getProperty("openapi"))) {
      java.nio.file.Files.writeString(file, served + "\n");
    }
    assertThat(JSON.readTree(served))
        .as("write it with: mvn test -Dtest=ApiTest -Dopenapi=write")
        .isEqualTo(JSON.readTree(java.nio.file.Files.readString(file)));
    assertThat(JSON.readTree(served).path("openapi").asString()).startsWith("3.1");
    assertThat(HOUSE.room(CharterInForce.class)).isNotNull();
  }
}
