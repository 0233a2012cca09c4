package dev.guestright.server.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.guestright.server.house.Settings;
import dev.guestright.server.identity.CompanyTokens;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.UUID;

/**
 * The made-up company's own site, on another origin: it shows the widget to one customer who is
 * signed in there, and signs tokens for them. Its key is new at each start.
 */
public final class DemoShop implements AutoCloseable {

  private static final Duration TOKEN_VALID = Duration.ofMinutes(1);
  private static final int KEY_BITS = 256;

  private final HttpServer web;
  private final OctetSequenceKey key;

  /** Opens the shop on a port of this machine; 0 takes any free one. It shows nothing yet. */
  public DemoShop(int port) throws IOException {
    try {
      this.key = new OctetSequenceKeyGenerator(KEY_BITS).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("Cannot make a key for the demo's shop", e);
    }
    this.web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
  }

  /** Where the shop is. */
  public URI site() {
    return URI.create("http://localhost:" + web.getAddress().getPort());
  }

  /** How the house knows this shop's tokens. */
  public Settings.Tokens tokens() {
    return new Settings.Tokens(Settings.Algorithm.HS256, key.toJSONString(), Stories.SYSTEM);
  }

  /**
   * Shows the widget of this house.
   *
   * @param reference who is signed in
   */
  public void show(String house, String reference) {
    String page = read().replace("HOUSE", house);
    web.createContext(
        "/",
        exchange -> {
          boolean token = exchange.getRequestURI().getPath().equals("/token");
          answer(exchange, token ? "text/plain" : "text/html", token ? token(reference) : page);
        });
    web.start();
  }

  private static void answer(HttpExchange exchange, String type, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private String token(String reference) {
    Instant now = Instant.now();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader(JWSAlgorithm.HS256),
            new JWTClaimsSet.Builder()
                .subject(reference)
                .audience(CompanyTokens.AUDIENCE)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(TOKEN_VALID)))
                .jwtID(UUID.randomUUID().toString())
                .build());
    try {
      token.sign(new MACSigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("The shop's key does not work", e);
    }
    return token.serialize();
  }

  private static String read() {
    try (InputStream page = DemoShop.class.getResourceAsStream("/demo/shop/index.html")) {
      return new String(Objects.requireNonNull(page).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("The shop's page is not in this build", e);
    }
  }

  @Override
  public void close() {
    web.stop(0);
  }
}
