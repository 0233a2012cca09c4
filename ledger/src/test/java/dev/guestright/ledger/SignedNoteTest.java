package dev.guestright.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SignedNoteTest {
  /** Published in C2SP {@code signed-note}, "Example". */
  private static final NoteVerifier PUBLISHED_KEY =
      NoteVerifier.parse("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");

  private static final String PUBLISHED_NOTE =
      """
      This is an example message.

      — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
      """;

  private final NoteSigner log = NoteSigner.create("log.example/a");
  private final NoteSigner witness = NoteSigner.create("witness.example");

  @Test
  void theSpecificationsExampleIsSignedByItsKey() {
    SignedNote note = SignedNote.parse(PUBLISHED_NOTE);
    assertThat(note.verify(List.of(PUBLISHED_KEY)))
        .isEqualTo(new NoteTrust.Signed(List.of(PUBLISHED_KEY)));
    assertThat(note.encode()).isEqualTo(PUBLISHED_NOTE);
    assertThat(PUBLISHED_KEY.vkey())
        .isEqualTo("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
  }

  @Test
  void oneChangedLetterMakesItAForgery() {
    SignedNote note = SignedNote.parse(PUBLISHED_NOTE.replace("message", "massage"));
    assertThat(note.verify(List.of(PUBLISHED_KEY)))
        .isEqualTo(new NoteTrust.Forged("example.com/foo"));
  }

  @Test
  void signaturesOfUnknownKeysAreIgnored() {
    SignedNote note = SignedNote.sign("hello\n", log, witness);
    assertThat(note.verify(List.of(log.verifier())))
        .isEqualTo(new NoteTrust.Signed(List.of(log.verifier())));
    assertThat(note.verify(List.of(PUBLISHED_KEY))).isEqualTo(new NoteTrust.Unknown());
    assertThat(note.verify(List.of())).isEqualTo(new NoteTrust.Unknown());
  }

  @Test
  void aStrangersKeyUnderTheLogsNameIsUnknown() {
    SignedNote note = SignedNote.sign("hello\n", NoteSigner.create("log.example/a"));
    assertThat(note.verify(List.of(log.verifier()))).isEqualTo(new NoteTrust.Unknown());
  }

  @Test
  void aKeyOutlivesItsProcessAsText() {
    NoteSigner loaded = NoteSigner.load(log.privateKeyText());
    assertThat(loaded.verifier()).isEqualTo(log.verifier());
    assertThat(SignedNote.sign("hello\n", loaded).verify(List.of(log.verifier())))
        .isInstanceOf(NoteTrust.Signed.class);
    assertThat(NoteVerifier.parse(log.verifier().vkey())).isEqualTo(log.verifier());
  }

  @Test
  void aKeyWhoseNameWasChangedIsRefused() {
    assertThatThrownBy(
            () -> NoteSigner.load(log.privateKeyText().replace("log.example", "lug.example")))
        .isInstanceOf(LogFormatException.class);
    assertThatThrownBy(() -> NoteVerifier.parse(log.verifier().vkey().replace("log.", "lug.")))
        .isInstanceOf(LogFormatException.class);
  }

  @Test
  void thePrivateKeyDoesNotLeakWhenASignerIsPrinted() {
    String secret = log.privateKeyText().split("\\+", 5)[4];
    assertThat(log.toString()).doesNotContain(secret).contains(log.verifier().vkey());
  }
}
