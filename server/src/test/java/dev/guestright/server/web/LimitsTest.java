package dev.guestright.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.Visitor;
import dev.guestright.server.house.Settings;
import dev.guestright.server.house.Settings.SecondFactor;
import dev.guestright.server.identity.ApiKeys;
import dev.guestright.server.identity.Role;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever asks too often, too much or too slowly is told so; everybody else is served meanwhile.
 */
class LimitsTest {

  private static final int AT_ONCE = 8;
  private static final int SLOW = 40;
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @TempDir static Path directory;
  private static TestHouse house;

  @BeforeAll
  static void openATightHouse() {
    house =
        TestHouse.open(
            directory,
            new Settings(
                Optional.of(URI.create("https://support.example")),
                SecondFactor.OPTIONAL,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Settings.Limits(1, 1, 10_000, AT_ONCE),
                OptionalInt.empty(),
                java.util.List.of()));
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(house.url(path)));
  }

  @Test
  void aProgramThatAsksTooOftenIsToldToWaitAndAnotherIsNot() {
    ApiKeys keys = house.room(ApiKeys.class);
    var by = new Company(house).employs("limits-ada", "Ada", Role.ADMINISTRATOR, "x".repeat(20));
    String busy = keys.make("Busy", Set.of("setup-help"), by.id()).secret();
    String calm = keys.make("Calm", Set.of("setup-help"), by.id()).secret();
    List<HttpResponse<String>> answers =
        IntStream.range(0, 30).mapToObj(i -> send(asked(busy))).toList();
    assertThat(answers.getFirst().statusCode()).isEqualTo(400);
    assertThat(answers.getLast().statusCode()).isEqualTo(429);
    assertThat(answers.getLast().headers().firstValue("retry-after")).isPresent();
    assertThat(answers.getLast().body()).contains("urn:guestright:problem:too-many-requests");
    assertThat(send(asked(calm)).statusCode()).isEqualTo(400);
  }

  private static HttpRequest.Builder asked(String key) {
    return to("/api/v1/decisions")
        .header("Authorization", "Bearer " + key)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString("no json"));
  }

  @Test
  void aCustomerWhoAsksFasterThanAPersonCanIsToldToWaitAndAnotherIsNot() {
    Company company = new Company(house);
    Visitor fast = new Visitor(house).comesBy(company.customer("Mira").link());
    List<Visitor.Seen> seen = IntStream.range(0, 30).mapToObj(i -> fast.get("/me")).toList();
    assertThat(seen.getFirst().status()).isEqualTo(200);
    assertThat(seen.getLast().status()).isEqualTo(429);
    assertThat(seen.getLast().header("retry-after")).isPresent();
    Visitor calm = new Visitor(house).comesBy(company.customer("Ben").link());
    assertThat(calm.get("/me").status()).isEqualTo(200);
  }

  @Test
  void anAddressThatAsksTooOftenIsToldToWait() {
    RateLimits limits =
        new RateLimits(
            new Settings(
                Optional.empty(),
                SecondFactor.OPTIONAL,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Settings.Limits(1, 1, 1, 1),
                OptionalInt.empty(),
                java.util.List.of()));
    long passed =
        IntStream.range(0, 1000)
            .filter(i -> limits.tooMany(RateLimits.Kind.ADDRESS, "192.0.2.1").isEmpty())
            .count();
    assertThat(passed).isBetween(10L, 100L);
    assertThat(limits.tooMany(RateLimits.Kind.ADDRESS, "192.0.2.1").orElseThrow()).isPositive();
    assertThat(limits.tooMany(RateLimits.Kind.ADDRESS, "192.0.2.2")).isEmpty();
  }

  @Test
  void aBodyThatIsTooLargeIsNotReadWhetherItSaysSoOrNot() {
    byte[] large = "x".repeat(4 * Turnstile.LARGEST_BODY).getBytes(StandardCharsets.UTF_8);
    assertThat(send(form().POST(HttpRequest.BodyPublishers.ofByteArray(large))).statusCode())
        .isEqualTo(413);
    int unannounced =
        send(form()
                .POST(
                    HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(large))))
            .statusCode();
    assertThat(unannounced).isBetween(400, 499);
  }

  private static HttpRequest.Builder form() {
    return to("/sign-in").header("Content-Type", "application/x-www-form-urlencoded");
  }

  @Test
  void behindTlsTheCookieIsForThisHostAloneAndOverTlsAlone() {
    HttpResponse<String> page = send(to("/sign-in").header("X-Forwarded-Proto", "https"));
    assertThat(page.headers().firstValue("set-cookie").orElse(""))
        .startsWith("__Host-guestright=")
        .contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/")
        .doesNotContain("Domain");
    assertThat(page.headers().firstValue("strict-transport-security").orElse(""))
        .contains("max-age=31536000", "includeSubDomains");
  }

  /** Five times as many as there are places: none of them may keep one while it dawdles. */
  @Test
  void clientsThatDawdleKeepNobodyElseWaiting() throws IOException {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < SLOW; i++) {
        Socket socket = new Socket("127.0.0.1", URI.create(house.url("")).getPort());
        socket
            .getOutputStream()
            .write(
                (i % 2 == 0
                        ? "GET /sign-in HTTP/1.1\r\nHost: localhost\r\nX-Slow: "
                        : "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n"
                            + "Content-Type: application/x-www-form-urlencoded\r\n\r\nusername=")
                    .getBytes(StandardCharsets.US_ASCII));
        slow.add(socket);
      }
      for (int i = 0; i < 20; i++) {
        assertThat(send(to("/sign-in")).statusCode()).isEqualTo(200);
      }
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  /** The places are given back, however a request ends. */
  @Test
  void whenAllPlacesAreTakenMoreAreSentAwayAndAfterwardsServedAgain() {
    List<Integer> statuses =
        IntStream.range(0, 200)
            .parallel()
            .mapToObj(
                i -> HTTP.sendAsync(to("/sign-in").build(), HttpResponse.BodyHandlers.discarding()))
            .map(answer -> answer.join().statusCode())
            .toList();
    assertThat(statuses).contains(200).containsAnyOf(200, 503).doesNotContain(500);
    assertThat(send(to("/sign-in")).statusCode()).isEqualTo(200);
  }
}
