package dev.guestright.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A log on the web, as C2SP {@code tlog-tiles} has it served.
 *
 * <p>Not found means that the log does not have it; every other failure is one of the connection
 * and thrown, so that a broken network is not taken for a broken log.
 */
public final class LogSite implements LogSource, AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(TIMEOUT)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final URI prefix;

  /**
   * The log with this prefix.
   *
   * @param prefix such as {@code https://support.example.com/log}, with or without the last slash
   */
  public LogSite(URI prefix) {
    this.prefix = URI.create(prefix.toString().replaceAll("/+$", "") + "/");
  }

  @Override
  public boolean manyAtOnce() {
    return true;
  }

  @Override
  public Optional<byte[]> tile(Tile tile) {
    return read(tile.path(), tile.length());
  }

  @Override
  public Optional<byte[]> bundle(Bundle bundle) {
    return read(bundle.path(), Bundle.MAX_BYTES);
  }

  @Override
  public Optional<String> checkpoint() {
    return read(LogFolder.CHECKPOINT, SignedNote.MAX_BYTES)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  @Override
  public Stream<String> checkpoints() {
    return get(LogFolder.ARCHIVE)
        .map(in -> CheckpointArchive.read(LogFolder.lenient(in)))
        .orElseGet(Stream::empty);
  }

  @Override
  public void close() {
    client.close();
  }

  private Optional<byte[]> read(String path, int most) {
    return get(path)
        .map(body -> {
          try (body) {
            // One byte more than allowed is enough to be found too long.
            return body.readNBytes(most + 1);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private Optional<InputStream> get(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(prefix.resolve(path)).timeout(TIMEOUT).GET().build();
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      if (response.statusCode() == OK) {
        return Optional.of(response.body());
      }
      response.body().close();
      if (response.statusCode() == NOT_FOUND) {
        return Optional.empty();
      }
      throw new IOException(request.uri() + " answered " + response.statusCode());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted", e));
    }
  }
}
