package dev.guestright.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The owner of the log, with its key in hand, rewrites it; somebody kept an old checkpoint. */
class WitnessTest {
  private final NoteSigner key = NoteSigner.create(StoredLog.ORIGIN);
  private final List<byte[]> entries = StoredLog.numbered(700, new Random(7));
  private final StoredLog log =
      new StoredLog(key).append(entries.subList(0, 500)).sign().append(entries.subList(500, 700));
  private final SignedNote written = SignedNote.parse(log.checkpoints.getFirst());

  @Test
  void anHonestLogAgreesWithWhatWasWrittenDown() {
    log.sign();
    assertThat(log.verifier().witnessed(List.of(written)).verify(log))
        .isEqualTo(new Verdict.Intact(log.frontier.head(), 3, 1));
  }

  @Test
  void aRewrittenAndNewlySignedLogFoolsNobodyWithAnOldCheckpoint() {
    List<byte[]> forged = new java.util.ArrayList<>(entries);
    forged.set(123, new byte[] {1});
    StoredLog rewritten =
        new StoredLog(key).append(forged.subList(0, 500)).sign().append(forged.subList(500, 700));
    rewritten.sign();
    assertThat(rewritten.verifier().verify(rewritten)).isInstanceOf(Verdict.Intact.class);
    assertThat(rewritten.verifier().witnessed(List.of(written)).verify(rewritten))
        .isEqualTo(
            new Verdict.Broken(
                new Finding.WitnessContradicted(0, 499, Checkpoint.parse(written.text()), true),
                new TreeHead(0, Merkle.EMPTY_ROOT)));
  }

  @Test
  void aLogCutOffAndNewlySignedIsShorterThanTheWitnessSaw() {
    StoredLog cut = new StoredLog(key).append(entries.subList(0, 400)).sign();
    assertThat(cut.verifier().witnessed(List.of(written)).verify(cut))
        .isEqualTo(
            new Verdict.Broken(
                new Finding.WitnessContradicted(400, 499, Checkpoint.parse(written.text()), true),
                cut.frontier.head()));
  }

  @Test
  void anUnsignedWitnessIsBelievedButIsNoEvidence() {
    Checkpoint seen = new Checkpoint(StoredLog.ORIGIN, new TreeHead(10, Merkle.EMPTY_ROOT));
    SignedNote note = seen.sign(NoteSigner.create("auditor.example"));
    log.sign();
    assertThat(log.verifier().witnessed(List.of(note)).verify(log))
        .isEqualTo(
            new Verdict.Broken(
                new Finding.WitnessContradicted(0, 9, seen, false),
                new TreeHead(0, Merkle.EMPTY_ROOT)));
  }

  @Test
  void aWitnessOfAnotherLogIsAMistakeNotAFinding() {
    SignedNote other =
        new Checkpoint("other.example", new TreeHead(0, Merkle.EMPTY_ROOT)).sign(key);
    assertThatThrownBy(() -> log.verifier().witnessed(List.of(other)))
        .isInstanceOf(LogFormatException.class);
  }
}
