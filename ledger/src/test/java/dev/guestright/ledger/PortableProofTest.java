package dev.guestright.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PortableProofTest {
  private final StoredLog log = StoredLog.of(StoredLog.numbered(300, new Random(5))).sign();
  private final List<NoteVerifier> keys = List.of(log.key.verifier());
  private final SignedNote note = SignedNote.parse(log.checkpoint().orElseThrow());
  private final PortableProof proof = new PortableProof(new Prover(log).inclusion(77, 300), note);
  private final byte[] entry = log.entries.get(77);

  @Test
  void aReceiptProvesItsEntryOffline() {
    PortableProof kept = PortableProof.parse(proof.encode());
    assertThat(kept).isEqualTo(proof);
    assertThat(kept.proves(entry, StoredLog.ORIGIN, keys)).isTrue();
  }

  @Test
  void itProvesNoOtherEntryLogOrKey() {
    assertThat(proof.proves(log.entries.get(78), StoredLog.ORIGIN, keys)).isFalse();
    assertThat(proof.proves(entry, "other.example", keys)).isFalse();
    List<NoteVerifier> stranger = List.of(NoteSigner.create(StoredLog.ORIGIN).verifier());
    assertThat(proof.proves(entry, StoredLog.ORIGIN, stranger)).isFalse();
  }

  @Test
  void extraDataIsAcceptedAndDropped() {
    String extra = proof.encode().replace("\nindex", "\nextra aGVsbG8=\nindex");
    assertThat(PortableProof.parse(extra)).isEqualTo(proof);
  }

  @Test
  void aCheckpointOfAnotherSizeIsRefused() {
    InclusionProof earlier = new Prover(log).inclusion(77, 200);
    assertThatThrownBy(() -> new PortableProof(earlier, note))
        .isInstanceOf(LogFormatException.class);
  }
}
