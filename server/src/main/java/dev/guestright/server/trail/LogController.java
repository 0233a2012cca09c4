package dev.guestright.server.trail;

import dev.guestright.ledger.Bundle;
import dev.guestright.ledger.CheckpointArchive;
import dev.guestright.ledger.LogFormatException;
import dev.guestright.ledger.NoteSigner;
import dev.guestright.ledger.SignedNote;
import dev.guestright.ledger.Tile;
import jakarta.servlet.http.HttpServletRequest;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * The log for anybody to read and check, with no session and no leave: it names nobody. Paths and
 * contents are C2SP {@code tlog-tiles}, so that any monitor that knows the standard can follow it.
 * What can never change may be kept for ever by whoever fetches it.
 */
@RestController
@RequestMapping("/log")
class LogController {

  private static final Duration LONG = Duration.ofDays(365);
  private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

  private final DatabaseLog log;
  private final NoteSigner signer;

  LogController(DatabaseLog log, NoteSigner signer) {
    this.log = log;
    this.signer = signer;
  }

  @GetMapping("/checkpoint")
  ResponseEntity<String> checkpoint() {
    return log.checkpoint()
        .map(note -> text(CacheControl.noCache()).body(note))
        .orElseGet(() -> ResponseEntity.notFound().build());
  }

  /** The log's public key: compare it with one that you have from elsewhere. */
  @GetMapping("/key")
  ResponseEntity<String> key() {
    return text(CacheControl.noCache()).body(signer.verifier().vkey() + "\n");
  }

  /** Every checkpoint, oldest first: our own addition to the standard's paths. */
  @GetMapping("/checkpoints")
  ResponseEntity<StreamingResponseBody> checkpoints() {
    return text(CacheControl.noCache())
        .body(out -> {
          Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
          try (Stream<String> notes = log.checkpoints()) {
            for (Iterator<String> note = notes.iterator(); note.hasNext(); ) {
              writer.write(CheckpointArchive.entry(SignedNote.parse(note.next())));
            }
          }
          writer.flush();
        });
  }

  @GetMapping("/tile/**")
  ResponseEntity<byte[]> tile(HttpServletRequest request) {
    return content(request.getRequestURI().substring("/log/".length()))
        .map(content ->
            ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(CacheControl.maxAge(LONG).cachePublic().immutable())
                .body(content))
        .orElseGet(() -> ResponseEntity.status(HttpStatus.NOT_FOUND).build());
  }

  /** Empty when it is not there in just this width, and when the path is none of ours. */
  private Optional<byte[]> content(String path) {
    try {
      if (path.startsWith("tile/entries/")) {
        Bundle bundle = Bundle.parse(path);
        return log.bundle(bundle).filter(bytes -> Bundle.decode(bytes).size() == bundle.width());
      }
      Tile tile = Tile.parse(path);
      return log.tile(tile).filter(bytes -> bytes.length == tile.length());
    } catch (LogFormatException noPath) {
      return Optional.empty();
    }
  }

  private static ResponseEntity.BodyBuilder text(CacheControl cache) {
    return ResponseEntity.ok().contentType(TEXT).cacheControl(cache);
  }
}
