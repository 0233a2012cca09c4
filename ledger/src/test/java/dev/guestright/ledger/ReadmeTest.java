package dev.guestright.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The README's example, compiled, run, and compared with the README. */
class ReadmeTest {
  private final List<TileHash> table = new ArrayList<>();
  private final TileSource tiles =
      tile ->
          Optional.of(
                  table.stream()
                      .filter(h -> h.level() == tile.level() && h.tile() == tile.index())
                      .filter(h -> h.place() < tile.width())
                      .map(h -> h.hash().bytes())
                      .reduce(new byte[0], ReadmeTest::join))
              .filter(row -> row.length == tile.length());

  @Test
  void theExampleDoesWhatTheReadmeSays() {
    // README
    NoteSigner key = NoteSigner.create("support.example.com/log");
    byte[] entry = "use 42: recall-past-solutions, permitted".getBytes(StandardCharsets.UTF_8);

    Growth growth = Frontier.empty().append(Merkle.leaf(entry)); // in the transaction of the entry
    table.addAll(growth.completed()); // store these, and growth.frontier().toBytes()

    Checkpoint checkpoint = new Checkpoint(key.name(), growth.frontier().head());
    InclusionProof inclusion = new Prover(tiles).inclusion(0, checkpoint.head().size());
    String receipt = new PortableProof(inclusion, checkpoint.sign(key)).encode();

    NoteVerifier published = NoteVerifier.parse(key.verifier().vkey());
    boolean logged =
        PortableProof.parse(receipt).proves(entry, key.name(), List.of(published)); // true
    // END
    assertThat(logged).isTrue();
  }

  @Test
  void theReadmeShowsThisVeryCode() throws IOException {
    Path here = Path.of("src/test/java/dev/guestright/ledger/ReadmeTest.java");
    String code = Files.readString(here);
    String example =
        code.substring(code.indexOf("// README\n") + 10, code.indexOf("\n    // END"))
            .stripIndent();
    assertThat(Files.readString(Path.of("README.md"))).contains("```java\n" + example + "\n```");
  }

  private static byte[] join(byte[] left, byte[] right) {
    byte[] both = java.util.Arrays.copyOf(left, left.length + right.length);
    System.arraycopy(right, 0, both, left.length, right.length);
    return both;
  }
}
