package dev.guestright.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody at the house's pages without a browser: with cookies, by its forms, step by step. */
public final class Visitor {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final String house;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final List<String> addresses = Collections.synchronizedList(new ArrayList<>());

  /** A visitor of the house at this address, such as {@code http://localhost:8080}. */
  public Visitor(String house) {
    this.house = house;
  }

  public Visitor(TestHouse house) {
    this(house.url(""));
  }

  /** What came back: the body is empty for a stream that does not end. */
  public record Seen(int status, Map<String, List<String>> headers, String body) {

    public Optional<String> header(String name) {
      return headers.entrySet().stream()
          .filter(header -> header.getKey().equalsIgnoreCase(name))
          .map(header -> String.join(", ", header.getValue()))
          .findFirst();
    }

    /** Where it sends the visitor, without the server's own address. */
    public String next() {
      return header("location").map(to -> to.replaceFirst("^http://[^/]+", "")).orElse("");
    }
  }

  public Seen get(String path) {
    return send(request(path).GET());
  }

  /** Sends a form as a stranger's page could: without the token. */
  public Seen postWithoutToken(String path, String... fields) {
    return send(form(path, fields));
  }

  /** Sends a form with the token that the visitor's pages carry. */
  public Seen post(String path, String... fields) {
    List<String> all = new ArrayList<>(List.of(fields));
    all.add("_csrf");
    all.add(formToken());
    return send(form(path, all.toArray(String[]::new)));
  }

  /** Sends a form, and returns the file that comes back as it is. */
  public byte[] postForBytes(String path, String... fields) {
    List<String> all = new ArrayList<>(List.of(fields));
    all.add("_csrf");
    all.add(formToken());
    try {
      return HTTP.send(
              form(path, all.toArray(String[]::new)).build(),
              HttpResponse.BodyHandlers.ofByteArray())
          .body();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** From now on the browser says this with each request. */
  public Visitor says(String header, String value) {
    headers.put(header, value);
    return this;
  }

  /**
   * The token of this visitor's forms. Every page with a form has it, and sign-in is open to all.
   */
  public String formToken() {
    Matcher token = TOKEN.matcher(get("/sign-in").body());
    if (!token.find()) {
      throw new AssertionError("The sign-in page has no token");
    }
    return token.group(1);
  }

  public Visitor signIn(String user, String password) {
    Seen seen = post("/sign-in", "username", user, "password", password);
    if (!seen.next().equals("/")) {
      throw new AssertionError(user + " could not sign in: " + seen.status() + " " + seen.next());
    }
    return this;
  }

  public Visitor comesBy(String link) {
    get(link.substring(house.length()));
    return this;
  }

  /** Somebody else with the same cookies, as they are now. */
  public Visitor copy() {
    Visitor copy = new Visitor(house);
    copy.cookies.putAll(cookies);
    return copy;
  }

  /** The cookie of this name, or nothing. */
  public String cookie(String name) {
    return cookies.getOrDefault(name, "");
  }

  /** Every address that the visitor was at, was sent to, or was shown. */
  public List<String> addresses() {
    return List.copyOf(addresses);
  }

  private HttpRequest.Builder request(String path) {
    addresses.add(path);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(house + path)).timeout(LONGEST_WAIT);
    headers.forEach(request::header);
    if (!cookies.isEmpty()) {
      List<String> all = new ArrayList<>();
      cookies.forEach((name, value) -> all.add(name + "=" + value));
      request.header("Cookie", String.join("; ", all));
    }
    return request;
  }

  private HttpRequest.Builder form(String path, String... fields) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < fields.length; i += 2) {
      pairs.add(encoded(fields[i]) + "=" + encoded(fields[i + 1]));
    }
    return request(path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Seen send(HttpRequest.Builder request) {
    try {
      HttpResponse<InputStream> response =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      response.headers().allValues("set-cookie").forEach(this::keep);
      Seen seen = new Seen(response.statusCode(), response.headers().map(), body(response));
      addresses.add(seen.next());
      Pattern.compile("(?:href|src|action)=\"([^\"]*)\"")
          .matcher(seen.body())
          .results()
          .forEach(shown -> addresses.add(shown.group(1)));
      return seen;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String body(HttpResponse<InputStream> response) throws IOException {
    try (InputStream body = response.body()) {
      boolean endless =
          response.headers().firstValue("content-type").orElse("").startsWith("text/event-stream");
      return endless ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void keep(String cookie) {
    String[] pair = cookie.split(";", 2)[0].split("=", 2);
    cookies.put(pair[0], pair[1]);
  }
}
