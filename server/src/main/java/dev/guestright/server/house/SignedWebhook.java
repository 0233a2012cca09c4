package dev.guestright.server.house;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * A web address that takes messages signed as the Standard Webhooks specification 1.0.0 says:
 * {@code webhook-signature} is {@code v1,} and the base64 of HMAC-SHA256 over id, timestamp and
 * body, with points between them. Its text never holds the secret.
 */
public final class SignedWebhook {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
  private static final int MOST_DOUBLINGS = 9;
  private static final int LEAST_SECRET_BYTES = 24;

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .connectTimeout(LONGEST_WAIT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private final URI url;
  private final byte[] secret;

  public SignedWebhook(URI url, byte[] secret) {
    this.url = url;
    this.secret = secret.clone();
  }

  /**
   * Returns the webhook of an address and a secret as people write them down; empty when one of
   * them cannot be.
   *
   * @param wrong hears all that is wrong with them, and never the secret
   */
  public static Optional<SignedWebhook> read(String url, String secret, Consumer<String> wrong) {
    Optional<URI> to = url(url.strip());
    Optional<byte[]> key = secret(secret.strip());
    if (to.isEmpty()) {
      wrong.accept(
          "webhook must be an address that begins with http:// or https:// and holds no password");
    }
    if (key.isEmpty()) {
      wrong.accept("secret must be base64 of 24 bytes or more, such as whsec_…");
    }
    return to.flatMap(address -> key.map(bytes -> new SignedWebhook(address, bytes)));
  }

  private static Optional<URI> url(String text) {
    try {
      return Optional.of(URI.create(text))
          .filter(url -> Set.of("http", "https").contains(String.valueOf(url.getScheme())))
          .filter(url -> url.getHost() != null && url.getUserInfo() == null);
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }

  private static Optional<byte[]> secret(String text) {
    try {
      return Optional.of(Base64.getDecoder().decode(text.replaceFirst("^whsec_", "")))
          .filter(secret -> secret.length >= LEAST_SECRET_BYTES);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** What people call it. */
  public String name() {
    return url.getScheme() + "://" + url.getAuthority() + url.getPath();
  }

  /**
   * Sends a message, and returns the status that it was answered with.
   *
   * @param id the same when the same message is sent again
   * @throws IOException when nobody answered, or not within 20 seconds
   */
  public int send(String id, String contentType, String body, Instant now) throws IOException {
    return answer(
            request(id, contentType, body, now),
            HttpResponse.BodyHandlers.discarding(),
            LONGEST_WAIT)
        .statusCode();
  }

  /** What came back. Its text never holds the body. */
  public record Reply(int status, String body) {

    @Override
    public String toString() {
      return "Reply[" + status + "]";
    }
  }

  /**
   * Asks something in JSON, and returns what was answered.
   *
   * @param wait how long all of the answer may take
   * @param mostBytes how long it may be
   * @throws IOException when nobody answered, or not in time, or at greater length
   */
  public Reply ask(String id, String body, Instant now, Duration wait, int mostBytes)
      throws IOException {
    HttpResponse<String> answer =
        answer(
            request(id, "application/json", body, now),
            HttpResponse.BodyHandlers.limiting(
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8), mostBytes),
            wait);
    return new Reply(answer.statusCode(), answer.body());
  }

  private HttpRequest request(String id, String contentType, String body, Instant now) {
    String timestamp = Long.toString(now.getEpochSecond());
    return HttpRequest.newBuilder(url)
        .header("Content-Type", contentType)
        .header("webhook-id", id)
        .header("webhook-timestamp", timestamp)
        .header("webhook-signature", "v1," + signature(id + "." + timestamp + "." + body))
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  /** A request's own timeout ends with the head of the answer; this one is for all of it. */
  private static <T> HttpResponse<T> answer(
      HttpRequest request, HttpResponse.BodyHandler<T> body, Duration wait) throws IOException {
    CompletableFuture<HttpResponse<T>> answer = HTTP.sendAsync(request, body);
    try {
      return answer.get(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException told
          ? told
          : new IOException("it did not work", e.getCause());
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new HttpTimeoutException("no answer within " + wait);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private String signature(String content) {
    return Base64.getEncoder()
        .encodeToString(Hmac.sha256(secret, content.getBytes(StandardCharsets.UTF_8)));
  }

  /** How long to wait after a try that failed: two seconds, four, eight, up to 15 minutes. */
  public static Duration pause(int triesBefore) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(triesBefore, MOST_DOUBLINGS));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  @Override
  public String toString() {
    return "SignedWebhook[" + name() + "]";
  }
}
