package dev.guestright.server.trail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guestright.ledger.Checkpoint;
import dev.guestright.ledger.Frontier;
import dev.guestright.ledger.InclusionProof;
import dev.guestright.ledger.Merkle;
import dev.guestright.ledger.NoteSigner;
import dev.guestright.ledger.PortableProof;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Whatever text comes as a receipt is read or refused, and proves nothing that was not logged. */
class ReceiptFuzzTest {

  private static final int TIMES = 3_000;
  private static final NoteSigner KEY = NoteSigner.create("fuzz.example/log");

  private static Receipt receipt() {
    UUID id = new UUID(1, 2);
    UUID customer = new UUID(3, 4);
    Instant at = Instant.parse("2026-11-24T10:00:00Z");
    byte[] salt = new byte[32];
    Map<String, Object> record = Map.of("words", "ä \"quoted\" word", "count", 7);
    Entry entry = Entry.about(Act.USE, id, at, salt, customer, record);
    Checkpoint checkpoint =
        new Checkpoint(
            KEY.name(), Frontier.empty().append(Merkle.leaf(entry.body())).frontier().head());
    PortableProof proof =
        new PortableProof(new InclusionProof(0, 1, List.of()), checkpoint.sign(KEY));
    return new Receipt(
        new JsonMapper().valueToTree(record),
        customer,
        Entry.saltOf(id, salt),
        entry.body(),
        proof);
  }

  @Test
  void aReceiptReadBackProvesWhatItDid() {
    Receipt again = Receipt.parse(receipt().json());
    assertThat(again.worth(KEY.verifier())).isInstanceOf(Receipt.Worth.Proven.class);
    assertThat(again.json()).isEqualTo(receipt().json());
    assertThat(Receipt.parse(receipt().line()).json()).isEqualTo(receipt().json());
    assertThat(receipt().line()).doesNotContain("\n");
  }

  @Test
  void aChangedReceiptIsRefusedOrReadAndProvesOnlyWhatWasLogged() {
    String whole = receipt().json();
    Receipt logged = receipt();
    int read = 0;
    for (int seed = 0; seed < TIMES; seed++) {
      String changed = mutated(whole, new Random(seed));
      try {
        Receipt receipt = Receipt.parse(changed);
        read++;
        boolean same =
            receipt.statement().equals(logged.statement())
                && receipt.subject().equals(logged.subject())
                && Arrays.equals(receipt.entry(), logged.entry());
        if (receipt.worth(KEY.verifier()) instanceof Receipt.Worth.Proven) {
          assertThat(same).as("seed %d proves something else", seed).isTrue();
        }
      } catch (IllegalArgumentException refused) {
        assertThat(refused).as("seed %d", seed).hasMessageMatching("(?s).{3,2000}");
      }
    }
    assertThat(read).as("read, or nothing was tried").isBetween(1, TIMES - 1);
  }

  private static String mutated(String text, Random random) {
    StringBuilder changed = new StringBuilder(text);
    for (int times = 1 + random.nextInt(3); times > 0 && !changed.isEmpty(); times--) {
      int at = random.nextInt(changed.length());
      switch (random.nextInt(4)) {
        case 0 -> changed.setCharAt(at, (char) (' ' + random.nextInt(200)));
        case 1 -> changed.deleteCharAt(at);
        case 2 -> changed.insert(at, "{}[]\",:\\u0000-9eE".charAt(random.nextInt(17)));
        default -> changed.setLength(Math.max(1, at));
      }
    }
    return changed.toString();
  }
}
