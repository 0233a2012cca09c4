package dev.guestright.server.connect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The real complaints: both whole files where they are at hand, else a dozen that lie beside the
 * tests.
 *
 * @param count how many there are
 * @param digest the SHA-256 over each id and its text, in the order of the ids, each ended by NUL:
 *     computed by another program, in another language
 */
record Complaints(List<Path> files, int count, String digest) {

  static Complaints all() {
    return shared()
        .map(directory ->
            new Complaints(
                List.of(
                    directory.resolve("complaints.csv"),
                    directory.resolve("complaints-narratives.csv")),
                5248,
                "66f472ffc323f76bc65964b2ee9e23657578ae45ad2721c806138e900ccaa69e"))
        .orElseGet(() ->
            new Complaints(
                List.of(excerpt()),
                12,
                "a48674d45c24414ce6b04b74ccffb8b418c61e6d7243dd295f348734a24eafa6"));
  }

  static Path excerpt() {
    try {
      return Path.of(
          Objects.requireNonNull(Complaints.class.getResource("/cfpb/excerpt.csv")).toURI());
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** It lies beside the project, or beside a directory that holds the project. */
  private static Optional<Path> shared() {
    Path directory = Path.of("").toAbsolutePath();
    for (int up = directory.getNameCount(); up > 0; up--) {
      Path above = Path.of("/").resolve(directory.subpath(0, up));
      Path found = above.resolve("shared/data/cfpb");
      if (Files.isRegularFile(found.resolve("complaints.csv"))) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
