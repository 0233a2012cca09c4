package dev.guestright.server;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Somebody else's web address: it keeps what it is sent, and answers as it is told. */
public final class AnotherSystem implements AutoCloseable {

  public static final byte[] SECRET =
      "a secret of thirty-two bytes, ok!".getBytes(StandardCharsets.UTF_8);

  private final HttpServer web;
  private final List<Message> received = new CopyOnWriteArrayList<>();
  private volatile int answer = 204;
  private volatile Function<Message, String> words = message -> "";

  /** What came, with what Standard Webhooks says of it. */
  public record Message(String id, String timestamp, String signature, String body) {

    /** The signature that the specification wants, reckoned without the product's code. */
    public String signatureDue() {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
        String signed = id + "." + timestamp + "." + body;
        return "v1,"
            + Base64.getEncoder()
                .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  public AnotherSystem() {
    try {
      web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    web.createContext(
        "/keep",
        exchange -> {
          Message message =
              new Message(
                  exchange.getRequestHeaders().getFirst("webhook-id"),
                  exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                  exchange.getRequestHeaders().getFirst("webhook-signature"),
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          received.add(message);
          byte[] body = words.apply(message).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(answer, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    web.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    web.start();
  }

  public URI url() {
    return URI.create("http://localhost:" + web.getAddress().getPort() + "/keep");
  }

  /** From now on it answers with this status. */
  public void answers(int status) {
    answer = status;
  }

  /** From now on it answers with these words, and whatever happens while they are found. */
  public void answers(int status, Function<Message, String> found) {
    answer = status;
    words = found;
  }

  public List<Message> received() {
    return received;
  }

  @Override
  public void close() {
    web.stop(0);
  }
}
