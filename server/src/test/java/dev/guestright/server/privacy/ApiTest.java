package dev.guestright.server.privacy;

import static dev.guestright.server.Company.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.consent.Consents;
import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.identity.CustomerLinks;
import dev.guestright.server.identity.Customers;
import dev.guestright.server.trail.Receipt;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The customer's rights for programs, by the customer's own token. */
class ApiTest {

  private static final TestHouse HOUSE = TestHouse.shared();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String NOTICE =
      HOUSE.room(CharterInForce.class).charter().notice("setup-help").digest();
  private static final String GOOD =
      """
      {"answer": "yes", "notice": "%s", "language": "en",
       "control": {"kind": "button", "initially": "unset", "purposes": ["setup-help"]}}
      """
          .formatted(NOTICE);

  private final Company.Guest mira =
      new Company(HOUSE).customer("Mira").bought("Aurora Router", "aurora-router", daysAgo(3));
  private final String token = HOUSE.room(CustomerLinks.class).sign(mira.id(), Duration.ofHours(1));

  private HttpResponse<String> call(String path, String body, String bearer) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(HOUSE.url("/api/v1/me" + path)))
            .header("Authorization", "Bearer " + bearer)
            .header("Content-Type", "application/json");
    try {
      return HTTP.send(
          (body.isEmpty() ? request.GET() : request.POST(HttpRequest.BodyPublishers.ofString(body)))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private HttpResponse<String> call(String path, String body) {
    return call(path, body, token);
  }

  private boolean saidYes() {
    return HOUSE
        .room(Consents.class)
        .standing(mira.id())
        .on("setup-help")
        .map(record -> record.isYes())
        .orElse(false);
  }

  @Test
  void aTokenThatIsNotOursOpensNothing() {
    assertThat(call("", "", token + "x").statusCode()).isEqualTo(401);
    assertThat(call("", "", "none").statusCode()).isEqualTo(401);
    assertThat(call("", "").body()).contains("Aurora Router", "\"facts\"");
  }

  @Test
  void aYesWithItsEvidenceCountsAndANoNeedsNone() {
    assertThat(call("/choices/setup-help", GOOD).statusCode()).isEqualTo(201);
    assertThat(saidYes()).isTrue();
    assertThat(call("/choices/setup-help", "{\"answer\": \"no\"}").statusCode()).isEqualTo(201);
    assertThat(saidYes()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"initially\": \"unset\" | \"initially\": \"set\" | nothing-pre-ticked",
        "\"initially\": \"unset\", | | nothing-pre-ticked",
        "[\"setup-help\"] | [\"setup-help\", \"recall-past-solutions\"] | one-purpose-one-control",
        "[\"setup-help\"] | [\"recall-past-solutions\"] | one-purpose-one-control",
        "[\"setup-help\"] | [] | one-purpose-one-control",
        "\"button\" | \"scrolling\" | affirmative-act",
        "\"kind\": \"button\", | | affirmative-act",
        "\"control\": | \"other\": | affirmative-act",
        "\"language\": \"en\", | | evidence",
        "\"answer\": \"yes\" | \"answer\": \"sure\" | yes-or-no"
      })
  void aYesThatIsNoneIsRefusedWithTheRuleThatItBreaks(String part, String instead, String rule) {
    String bad = GOOD.replace(part, instead == null ? "" : instead);
    assertThat(bad).isNotEqualTo(GOOD);
    HttpResponse<String> answer = call("/choices/setup-help", bad);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(answer.body()).contains("\"rule\":\"" + rule + "\"", "\"pointer\":\"/");
    assertThat(answer.headers().firstValue("content-type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(saidYes()).isFalse();
  }

  @Test
  void aYesToAnotherNoticeIsRefused() {
    HttpResponse<String> answer = call("/choices/setup-help", GOOD.replace(NOTICE, "old"));
    assertThat(answer.body()).contains("read-before-yes");
    assertThat(saidYes()).isFalse();
  }

  @Test
  void restrictionsCorrectionsAndRequestsGoTheSameWay() {
    assertThat(call("/restrictions/purchase_history", "{\"on\": true}").body())
        .contains("\"right\":\"restrict\"", "\"state\":\"done\"");
    assertThat(HOUSE.room(Consents.class).standing(mira.id()).restricted())
        .containsExactly("purchase_history");
    assertThat(call("/restrictions/shoe_size", "{\"on\": true}").statusCode()).isEqualTo(404);
    assertThat(
            call(
                    "/corrections/purchase_history/00000000-0000-7000-8000-000000000000",
                    "{\"words\": \"never bought\"}")
                .body())
        .contains("with-a-person", "dueOn");
    assertThat(call("/requests", "").body()).contains("correct", "restrict");
  }

  @Test
  void erasingTakesTheWordAndGivesTheCertificate() {
    assertThat(call("/erasure", "{}").statusCode()).isEqualTo(422);
    assertThat(HOUSE.room(Customers.class).knows(mira.id())).isTrue();
    HttpResponse<String> erased = call("/erasure", "{\"sure\": \"erase\"}");
    assertThat(Receipt.parse(erased.body()).statement().path("what").asString(""))
        .isEqualTo("erasure");
    assertThat(call("", "").statusCode()).isEqualTo(401);
  }
}
