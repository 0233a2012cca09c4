package dev.guestright.server.house;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
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
    String timestamp = Long.toString(now.getEpochSecond());
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(LONGEST_WAIT)
            .header("Content-Type", contentType)
            .header("webhook-id", id)
            .header("webhook-timestamp", timestamp)
            .header("webhook-signature", "v1," + signature(id + "." + timestamp + "." + body))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (InterruptedException e) {
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
