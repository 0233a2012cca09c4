package dev.guestright.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.identity.ApiKeys;
import dev.guestright.server.identity.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Bad input in bulk, over HTTP: bodies for the door, tokens of customers, forms and addresses. No
 * answer is ever a 5xx, none hangs, and none gives back the secret that every case carries. Run it
 * longer with {@code -Dfuzz.cases=1000000} and again with {@code -Dfuzz.seed=…}.
 */
class FuzzTest {

  private static final int CASES = Integer.getInteger("fuzz.cases", 1_500);
  private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final String CANARY = "canary7731";

  private static final TestHouse HOUSE = TestHouse.shared();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static final List<String> BODIES =
      List.of(
          """
          {"customer": {"system": "shop", "reference": "canary7731"}, "purpose": "setup-help",
           "data": ["purchase_history"], "action": "link_setup_guide",
           "moment": {"channel": "canary7731", "upset": false, "repeat_contacts": 2},
           "language": "de"}
          """,
          "{\"customer\": null, \"data\": [[[]]], \"moment\": {\"upset\": \"canary7731\"}}");

  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\"",
          "\\",
          "\\u0000",
          "\u0000",
          "null",
          "true",
          "1e999",
          "-0",
          "9".repeat(40),
          "\ud800",
          "\ufeff",
          "/*",
          "\"canary7731\"",
          "{\"a\":",
          "[[[[[[[[[[",
          "\"purpose\":\"setup-help\",",
          "%00",
          "%",
          "+",
          "&",
          "=",
          ";",
          "../",
          "\r\n",
          "'",
          "é");

  private final Random random = new Random(SEED);

  @Test
  void noInputMakesTheServerFailHangOrGiveBackWhatItWasTold() {
    Company company = new Company(HOUSE);
    String key =
        HOUSE
            .room(ApiKeys.class)
            .make(
                "Fuzz",
                Set.of("setup-help"),
                company.employs("fuzz-" + SEED, "Ada", Role.ADMINISTRATOR, "x".repeat(20)).id())
            .secret();
    String token = company.customer("Mira").link().replaceFirst(".*token=", "");
    for (int i = 0; i < CASES; i++) {
      Case tried =
          switch (random.nextInt(5)) {
            case 0, 1 -> body(key);
            case 2 -> token(token);
            case 3 -> form();
            default -> address();
          };
      HttpResponse<String> answer = send(tried);
      assertThat(answer.statusCode())
          .as("case %d of seed %d: %s", i, SEED, tried.shown())
          .isBetween(200, 499);
      assertThat(answer.body())
          .as("case %d of seed %d: %s", i, SEED, tried.shown())
          .doesNotContain(CANARY);
    }
  }

  private record Case(HttpRequest request, String shown) {}

  private Case body(String key) {
    String body = mutated(BODIES.get(random.nextInt(BODIES.size())));
    HttpRequest.Builder request =
        to("/api/v1/decisions")
            .header("Authorization", "Bearer " + (random.nextInt(20) == 0 ? key + "x" : key))
            .header("Content-Type", random.nextInt(20) == 0 ? "text/plain" : "application/json");
    if (random.nextInt(4) == 0) {
      request.header("Idempotency-Key", "k" + random.nextInt(50));
    }
    return new Case(
        request
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.getBytes(StandardCharsets.UTF_8)))
            .build(),
        body);
  }

  private Case token(String good) {
    String[] parts = good.split("\\.");
    int part = random.nextInt(2);
    parts[part] =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                mutated(
                        new String(
                            Base64.getUrlDecoder().decode(parts[part]), StandardCharsets.UTF_8))
                    .getBytes(StandardCharsets.UTF_8));
    String token = String.join(".", parts);
    return new Case(to("/me/enter?token=" + token).build(), token);
  }

  private Case form() {
    String fields =
        mutated("username=canary7731&password=canary7731&token=x&text=canary7731&_csrf=none");
    List<String> forms = List.of("/sign-in", "/set-up", "/sign-in/code", "/me/choices/setup-help");
    return new Case(
        to(forms.get(random.nextInt(forms.size())))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofByteArray(fields.getBytes(StandardCharsets.UTF_8)))
            .build(),
        fields);
  }

  private Case address() {
    StringBuilder path = new StringBuilder("/");
    List<String> steps =
        List.of(
            "me",
            "desk",
            "help",
            "en",
            "governance",
            "api",
            "v1",
            "..",
            ".",
            "%2e%2e",
            "%00",
            "",
            "%ff",
            "%C3%28",
            "log",
            "staff",
            "css",
            "tokens.css",
            ";a=b",
            "0",
            "choices",
            "%2F");
    for (int i = random.nextInt(5); i >= 0; i--) {
      path.append(steps.get(random.nextInt(steps.size()))).append(random.nextInt(3) > 0 ? "/" : "");
    }
    if (random.nextInt(3) == 0) {
      path.append("?after=%22%00&play=").append("%E2%80%AE".repeat(random.nextInt(50)));
    }
    return new Case(to(path.toString()).build(), path.toString());
  }

  private static HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(HOUSE.url(path))).timeout(LONGEST);
  }

  /** The text with a few cuts, doublings, swaps and strange pieces. */
  private String mutated(String text) {
    StringBuilder mutated = new StringBuilder(text);
    for (int i = random.nextInt(6); i > 0 && !mutated.isEmpty(); i--) {
      int at = random.nextInt(mutated.length());
      int until = Math.min(mutated.length(), at + random.nextInt(12));
      switch (random.nextInt(4)) {
        case 0 -> mutated.delete(at, until);
        case 1 -> mutated.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        case 2 -> mutated.setCharAt(at, (char) random.nextInt(0xd800));
        default -> mutated.insert(at, mutated.substring(at, until).repeat(random.nextInt(40)));
      }
    }
    return mutated.toString();
  }

  private static HttpResponse<String> send(Case tried) {
    try {
      return HTTP.send(tried.request(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("No answer (seed " + SEED + ") to " + tried.shown(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
