package dev.guestright.server.trail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guestright.ledger.Checkpoint;
import dev.guestright.ledger.ConsistencyProof;
import dev.guestright.ledger.Hash;
import dev.guestright.ledger.InclusionProof;
import dev.guestright.ledger.LogSite;
import dev.guestright.ledger.LogVerifier;
import dev.guestright.ledger.Merkle;
import dev.guestright.ledger.NoteVerifier;
import dev.guestright.ledger.SignedNote;
import dev.guestright.ledger.Verdict;
import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.Visitor;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What anybody can read of the log over HTTP, and check without trusting the server. */
class PublicLogTest {

  private static final TestHouse HOUSE = TestHouse.shared();
  private static final JsonMapper JSON = new JsonMapper();
  private final Visitor anybody = new Visitor(HOUSE);

  @BeforeAll
  static void somethingHappens() {
    Company.Guest mira = new Company(HOUSE).customer("Mira");
    for (int i = 0; i < 150; i++) {
      mira.allows("setup-help");
      mira.refuses("setup-help");
    }
    HOUSE.room(Sequencer.class).placeAll();
  }

  @Test
  void aStrangerChecksTheWholeLogOverHttp() {
    NoteVerifier key = NoteVerifier.parse(anybody.get("/log/key").body().strip());
    try (LogSite site = new LogSite(URI.create(HOUSE.url("/log")))) {
      assertThat(new LogVerifier(key.name(), List.of(key)).verify(site))
          .isInstanceOfSatisfying(
              Verdict.Intact.class,
              intact -> {
                assertThat(intact.head().size()).isGreaterThan(300);
                assertThat(intact.checkpoints()).isGreaterThan(1);
              });
    }
  }

  @Test
  void whatNeverChangesMayBeKeptForEverAndTheCheckpointMayNot() {
    for (String path : List.of("tile/0/000", "tile/0/000.p/7", "tile/entries/000")) {
      Visitor.Seen seen = anybody.get("/log/" + path);
      assertThat(seen.status()).as(path).isEqualTo(200);
      assertThat(seen.header("content-type")).contains("application/octet-stream");
      assertThat(seen.header("cache-control").orElse(""))
          .contains("public", "immutable", "max-age=31536000")
          .doesNotContain("no-");
      assertThat(seen.header("set-cookie")).as("a session for a reader of the log").isEmpty();
    }
    Visitor.Seen checkpoint = anybody.get("/log/checkpoint");
    assertThat(checkpoint.header("cache-control")).contains("no-cache");
    assertThat(checkpoint.header("content-type").orElse("")).startsWith("text/plain");
  }

  @Test
  void aTileIsThereInItsOwnWidthOnly() {
    long size = size();
    assertThat(anybody.get("/log/tile/0/x009/999").status()).isEqualTo(404);
    assertThat(anybody.get("/log/tile/0/000.p/256").status()).isEqualTo(404);
    assertThat(anybody.get("/log/tile/0/00").status()).isEqualTo(404);
    assertThat(anybody.get("/log/tile/entries/000.p/0").status()).isEqualTo(404);
    assertThat(anybody.get("/log/tile/7/000").status()).isEqualTo(404);
    String beyond = "/log/tile/entries/%03d".formatted(size / 256 + 1);
    assertThat(anybody.get(beyond).status()).isEqualTo(404);
  }

  @Test
  void anInclusionProofHoldsAgainstTheSignedRoot() {
    Checkpoint newest = newest();
    long size = newest.head().size();
    byte[] entry =
        HOUSE
            .sql()
            .query(
                "SELECT body FROM trail.entry WHERE position = 123",
                (row, n) -> row.getBytes("body"))
            .getFirst();
    JsonNode proof = json("/api/v1/log/proofs/inclusion?index=123&size=" + size);
    assertThat(
            new InclusionProof(123, size, path(proof))
                .proves(Merkle.leaf(entry), newest.head().root()))
        .isTrue();
    assertThat(
            new InclusionProof(122, size, path(proof))
                .proves(Merkle.leaf(entry), newest.head().root()))
        .isFalse();
  }

  @Test
  void aConsistencyProofHoldsBetweenTwoSignedRoots() {
    List<Checkpoint> signed =
        HOUSE
            .sql()
            .query(
                "SELECT note FROM trail.checkpoint ORDER BY size",
                (row, n) -> Checkpoint.parse(SignedNote.parse(row.getString("note")).text()));
    Checkpoint earlier = signed.getFirst();
    Checkpoint later = signed.getLast();
    JsonNode proof =
        json(
            "/api/v1/log/proofs/consistency?from=%d&to=%d"
                .formatted(earlier.head().size(), later.head().size()));
    ConsistencyProof consistency =
        new ConsistencyProof(earlier.head().size(), later.head().size(), path(proof));
    assertThat(consistency.proves(earlier.head().root(), later.head().root())).isTrue();
    assertThat(consistency.proves(later.head().root(), later.head().root())).isFalse();
  }

  @Test
  void everyMistakeOfARequestIsNamedInOneReply() {
    Visitor.Seen seen = anybody.get("/api/v1/log/proofs/inclusion?index=minus&size=99999999999");
    assertThat(seen.status()).isEqualTo(400);
    assertThat(seen.header("content-type")).contains("application/problem+json");
    JsonNode problem = JSON.readTree(seen.body());
    assertThat(problem.path("title").asString()).isNotBlank();
    assertThat(problem.path("errors").valueStream().map(e -> e.path("parameter").asString()))
        .containsExactly("size", "index");
    assertThat(anybody.get("/api/v1/log/proofs/consistency?from=9&to=3").body())
        .contains("must not be above 'to', 3");
    assertThat(anybody.get("/api/v1/log/proofs/inclusion?index=5&size=5").body())
        .contains("must be below the tree's size, 5");
  }

  private Checkpoint newest() {
    return Checkpoint.parse(SignedNote.parse(anybody.get("/log/checkpoint").body()).text());
  }

  private long size() {
    return json("/api/v1/log/checkpoint").path("size").asLong();
  }

  private static List<Hash> path(JsonNode proof) {
    return proof.path("path").valueStream().map(hash -> Hash.parse(hash.asString())).toList();
  }

  private JsonNode json(String path) {
    Visitor.Seen seen = anybody.get(path);
    assertThat(seen.status()).as(seen.body()).isEqualTo(200);
    return JSON.readTree(seen.body());
  }
}
