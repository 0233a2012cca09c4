package dev.guestright.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A checkpoint and a proof made here that an independent implementation has verified: {@code
 * @sigstore/verify} from npm, with {@code src/test/independent/verify.cjs}. Ed25519 signs the same
 * text the same way each time; so as long as the file is made again byte for byte, what was verified
 * once stays verified.
 */
class IndependentTest {
  /** A key for this test, and for nothing else. */
  private static final NoteSigner KEY =
      NoteSigner.load(
          "PRIVATE+KEY+guestright.example/independent+9ef8365a+AdunKQ0OpySIdPM5ZF0NI12QxkmOGcgtgaWgemvWEPBo");

  private static final List<byte[]> ENTRIES =
      IntStream.range(0, 1000)
          .mapToObj(i -> ("entry " + i).getBytes(StandardCharsets.US_ASCII))
          .toList();

  @Test
  void theProofIsStillTheOneThatTheOthersVerified() throws IOException {
    StoredLog log = new StoredLog(KEY).append(ENTRIES);
    SignedNote checkpoint = new Checkpoint(KEY.name(), log.frontier.head()).sign(KEY);
    PortableProof proof = new PortableProof(new Prover(log).inclusion(777, 1000), checkpoint);
    assertThat(proof.encode()).isEqualTo(verifiedByOthers());
    assertThat(KEY.verifier().vkey())
        .isEqualTo(
            "guestright.example/independent+9ef8365a+AZB8VcMxPcSRsTixnkDMHJkx3UkbkFT31wKc7l8hUIPY");
  }

  private static String verifiedByOthers() throws IOException {
    try (InputStream file = IndependentTest.class.getResourceAsStream("independent.tlog-proof")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
