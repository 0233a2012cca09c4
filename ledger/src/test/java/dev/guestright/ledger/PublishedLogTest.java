package dev.guestright.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log written into a folder, grown there, served from it, and verified in both places. */
class PublishedLogTest {
  @TempDir Path folder;
  private final StoredLog log = StoredLog.of(StoredLog.numbered(300, new Random(5)));
  private HttpServer web;

  @BeforeEach
  void publish() throws IOException {
    LogFolder published = new LogFolder(folder);
    log.sign();
    published.publish(log, 0, 300, latest());
    log.append(StoredLog.numbered(400, new Random(6))).sign();
    published.publish(log, 300, 700, latest());
    web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    web.createContext(
        "/log/",
        exchange -> {
          Path file = folder.resolve(exchange.getRequestURI().getPath().substring(5));
          boolean found = Files.isRegularFile(file);
          byte[] body = found ? Files.readAllBytes(file) : new byte[0];
          exchange.sendResponseHeaders(found ? 200 : 404, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    web.createContext(
        "/down/",
        exchange -> {
          exchange.sendResponseHeaders(503, -1);
          exchange.close();
        });
    web.start();
  }

  @AfterEach
  void stop() {
    web.stop(0);
  }

  @Test
  void theFolderAndTheSiteAreWhatWasLogged() {
    Verdict intact = new Verdict.Intact(log.frontier.head(), 3, 0);
    assertThat(log.verifier().verify(new LogFolder(folder))).isEqualTo(intact);
    try (LogSite site = new LogSite(at("/log"))) {
      assertThat(log.verifier().verify(site)).isEqualTo(intact);
    }
  }

  @Test
  void partialTilesMayGoOnceTheFullOnesAreThere() throws IOException {
    Files.delete(folder.resolve("tile/0/001.p/44"));
    Files.delete(folder.resolve("tile/entries/001.p/44"));
    Hash early = new Prover(new LogFolder(folder)).root(300);
    assertThat(early)
        .isEqualTo(
            Checkpoint.parse(SignedNote.parse(log.checkpoints.getFirst()).text()).head().root());
    assertThat(log.verifier().verify(new LogFolder(folder))).isInstanceOf(Verdict.Intact.class);
  }

  @Test
  void aChangedFileIsFound() throws IOException {
    Path bundle = folder.resolve("tile/entries/001");
    byte[] bytes = Files.readAllBytes(bundle);
    bytes[2] ^= 1;
    Files.write(bundle, bytes);
    assertThat(log.verifier().verify(new LogFolder(folder)))
        .isEqualTo(new Verdict.Broken(new Finding.EntryChanged(256), EMPTY));
  }

  @Test
  void aFileWithSomethingAddedIsFound() throws IOException {
    Path bundle = folder.resolve("tile/entries/002.p/188");
    byte[] bytes = Files.readAllBytes(bundle);
    Files.write(bundle, java.util.Arrays.copyOf(bytes, bytes.length + 2));
    assertThat(log.verifier().verify(new LogFolder(folder)))
        .isInstanceOfSatisfying(
            Verdict.Broken.class,
            broken -> assertThat(broken.finding()).isEqualTo(new Finding.EntryAdded(700)));
  }

  @Test
  void anEmptyFolderIsNoLog() {
    assertThat(log.verifier().verify(new LogFolder(folder.resolve("nowhere"))))
        .isEqualTo(
            new Verdict.Broken(
                new Finding.CheckpointRefused(Finding.CheckpointRefused.LATEST, 0, Refusal.MISSING),
                EMPTY));
  }

  @Test
  void aServerThatIsDownIsNoBrokenLog() {
    try (LogSite site = new LogSite(at("/down"))) {
      assertThatThrownBy(() -> log.verifier().verify(site))
          .isInstanceOf(UncheckedIOException.class);
    }
  }

  private static final TreeHead EMPTY = new TreeHead(0, Merkle.EMPTY_ROOT);

  private SignedNote latest() {
    return SignedNote.parse(log.checkpoint().orElseThrow());
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + web.getAddress().getPort() + path);
  }
}
