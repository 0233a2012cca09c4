package dev.guestright.server.trail.witness;

import dev.guestright.ledger.SignedNote;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A web address that is sent each checkpoint, signed as the Standard Webhooks specification 1.0.0
 * says: {@code webhook-signature} is {@code v1,} and the base64 of HMAC-SHA256 over id, timestamp
 * and body, with points between them. The id is the same when one checkpoint is sent again.
 */
final class Webhook implements Place {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
  private static final String HMAC = "HmacSHA256";

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .connectTimeout(LONGEST_WAIT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private final URI url;
  private final byte[] secret;
  private final Clock clock;

  Webhook(URI url, byte[] secret, Clock clock) {
    this.url = url;
    this.secret = secret.clone();
    this.clock = clock;
  }

  @Override
  public String name() {
    return url.getScheme() + "://" + url.getAuthority() + url.getPath();
  }

  @Override
  public void send(SignedNote checkpoint, long size) throws NotSent {
    String id = "checkpoint-" + size;
    String timestamp = Long.toString(clock.instant().getEpochSecond());
    String body = checkpoint.encode();
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(LONGEST_WAIT)
            .header("Content-Type", "text/plain; charset=utf-8")
            .header("webhook-id", id)
            .header("webhook-timestamp", timestamp)
            .header("webhook-signature", "v1," + signature(id + "." + timestamp + "." + body))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      int status = HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status < 200 || status > 299) {
        throw new NotSent(NotSent.Kind.REFUSED, Integer.toString(status));
      }
    } catch (IOException e) {
      throw new NotSent(NotSent.Kind.UNREACHABLE, e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotSent(NotSent.Kind.UNREACHABLE, "interrupted");
    }
  }

  private String signature(String content) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret, HMAC));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("Every Java has " + HMAC, e);
    }
  }
}
