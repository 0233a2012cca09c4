package dev.guestright.server.trail.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.guestright.ledger.Checkpoint;
import dev.guestright.ledger.CheckpointArchive;
import dev.guestright.ledger.LogVerifier;
import dev.guestright.ledger.NoteSigner;
import dev.guestright.ledger.SignedNote;
import dev.guestright.ledger.Verdict;
import dev.guestright.server.AnotherSystem;
import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.house.SignedWebhook;
import dev.guestright.server.trail.DatabaseLog;
import dev.guestright.server.trail.Sequencer;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints reach places outside the house, and nobody has to hope that they did. */
class WitnessesTest {

  private static final TestHouse HOUSE = TestHouse.shared();
  private static final Duration EVERY = Duration.ofMinutes(5);

  @TempDir private Path elsewhere;
  private Instant now = Instant.parse("2026-11-24T10:00:00Z");
  private final Clock clock = ((java.time.InstantSource) () -> now).withZone(ZoneOffset.UTC);
  private AnotherSystem somebodyElse;

  @BeforeEach
  void somebodyElsesServer() throws Exception {
    somebodyElse = new AnotherSystem();
    somethingHappens();
  }

  @AfterEach
  void itGoes() {
    somebodyElse.close();
  }

  private static void somethingHappens() {
    new Company(HOUSE).customer("Mira").allows("setup-help");
    while (count("SELECT count(*) FROM trail.entry WHERE position IS NULL") > 0) {
      HOUSE.room(Sequencer.class).placeAll();
      Thread.yield();
    }
  }

  private static long count(String sql) {
    return Objects.requireNonNull(HOUSE.sql().queryForObject(sql, Long.class));
  }

  private static SignedNote newest() {
    return new DatabaseLog(HOUSE.sql()).checkpoint().map(SignedNote::parse).orElseThrow();
  }

  private Place webhook() {
    return new Webhook(new SignedWebhook(somebodyElse.url(), AnotherSystem.SECRET), clock);
  }

  private Witnesses witnesses(Place... places) {
    return new Witnesses(HOUSE.sql(), new WitnessPlan(EVERY, List.of(places)), clock);
  }

  @Test
  void aWebAddressGetsTheNewestCheckpointSignedAsStandardWebhooksSay() throws Exception {
    Place place = webhook();
    assertThat(witnesses(place).tell(place)).isTrue();
    AnotherSystem.Message got = somebodyElse.received().getFirst();
    assertThat(SignedNote.parse(got.body())).isEqualTo(newest());
    assertThat(got.timestamp()).isEqualTo(Long.toString(now.getEpochSecond()));
    assertThat(got.signature()).isEqualTo(got.signatureDue());
  }

  @Test
  void itIsToldOfNewEntriesOnlyAndNotMoreOftenThanPlanned() {
    Place place = webhook();
    Witnesses witnesses = witnesses(place);
    witnesses.tell(place);
    now = now.plus(EVERY).plusSeconds(1);
    assertThat(witnesses.tell(place)).as("with nothing new").isFalse();
    somethingHappens();
    assertThat(witnesses.tell(place)).isTrue();
    somethingHappens();
    assertThat(witnesses.tell(place)).as("too soon").isFalse();
    now = now.plus(EVERY);
    assertThat(witnesses.tell(place)).isTrue();
    assertThat(somebodyElse.received())
        .hasSize(3)
        .extracting(AnotherSystem.Message::id)
        .doesNotHaveDuplicates();
  }

  @Test
  void aPlaceThatRefusesIsTriedAgainLaterAndLaterAndItsTroubleIsSeen() {
    Place place = webhook();
    Witnesses witnesses = witnesses(place);
    somebodyElse.answers(500);
    witnesses.tell(place);
    assertThat(witnesses.states().getFirst())
        .satisfies(state -> {
          assertThat(state.trouble())
              .contains(new Witnesses.Trouble(Place.NotSent.Kind.REFUSED, "500"));
          assertThat(state.tries()).isEqualTo(1);
          assertThat(state.sentAt()).isEmpty();
        });
    assertThat(witnesses.tell(place)).as("at once").isFalse();
    now = now.plus(SignedWebhook.pause(0));
    assertThat(witnesses.tell(place)).isTrue();
    now = now.plus(SignedWebhook.pause(0));
    assertThat(witnesses.tell(place)).as("the second pause is longer").isFalse();
    now = now.plus(SignedWebhook.pause(1));
    somebodyElse.answers(200);
    assertThat(witnesses.tell(place)).isTrue();
    assertThat(witnesses.states().getFirst())
        .satisfies(state -> {
          assertThat(state.trouble()).isEmpty();
          assertThat(state.size()).isEqualTo(Checkpoint.parse(newest().text()).head().size());
          assertThat(state.sentAt()).contains(now);
        });
    assertThat(SignedWebhook.pause(40)).isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void aPlaceThatIsNotThereIsSaidToBeUnreachable() {
    Place place = webhook();
    somebodyElse.close();
    Witnesses witnesses = witnesses(place);
    witnesses.tell(place);
    assertThat(witnesses.states().getFirst().trouble().map(Witnesses.Trouble::kind))
        .contains(Place.NotSent.Kind.UNREACHABLE);
  }

  @Test
  void oneNodeAtATimeTellsAPlaceAndADeadOnesTurnPasses() {
    Place place = webhook();
    Place deadly =
        new Place() {
          @Override
          public String name() {
            return place.name();
          }

          @Override
          public void send(SignedNote checkpoint, long size) {
            throw new OutOfMemoryError("as good as dead");
          }
        };
    Witnesses dying = witnesses(deadly);
    assertThatThrownBy(() -> dying.tell(deadly)).isInstanceOf(OutOfMemoryError.class);
    Witnesses other = witnesses(place);
    assertThat(other.tell(place)).as("while the dead one's lease runs").isFalse();
    now = now.plus(Duration.ofMinutes(2)).plusSeconds(1);
    assertThat(other.tell(place)).isTrue();
  }

  @Test
  void aMailboxGetsItAsAFile() throws Exception {
    GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    try {
      WitnessPlan plan =
          WitnessPlan.parse(
              """
              places:
                - mail: auditor@elsewhere.example
                  from: log@house.example
                  smtp: smtp://127.0.0.1:%d
              """
                  .formatted(mail.getSmtp().getPort()),
              "witness.yaml",
              clock);
      Place place = plan.places().getFirst();
      Witnesses witnesses = new Witnesses(HOUSE.sql(), plan, clock);
      assertThat(witnesses.tell(place)).isTrue();
      MimeMessage got = mail.getReceivedMessages()[0];
      assertThat(got.getAllRecipients()[0]).hasToString("auditor@elsewhere.example");
      Multipart parts = (Multipart) got.getContent();
      String attached =
          new String(parts.getBodyPart(1).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(SignedNote.parse(attached.replace("\r\n", "\n"))).isEqualTo(newest());
    } finally {
      mail.stop();
    }
  }

  @Test
  void aMailServerThatIsGoneIsSaidToBeUnreachable() {
    WitnessPlan plan =
        WitnessPlan.parse(
            """
            places:
              - {mail: gone@elsewhere.example, from: log@house.example, smtp: "smtp://127.0.0.1:9"}
            """,
            "witness.yaml",
            clock);
    Witnesses witnesses = new Witnesses(HOUSE.sql(), plan, clock);
    witnesses.tell(plan.places().getFirst());
    assertThat(witnesses.states().getFirst().trouble().map(Witnesses.Trouble::kind))
        .contains(Place.NotSent.Kind.UNREACHABLE);
  }

  @Test
  void aFileElsewhereGrowsAndTheWholeLogIsHeldAgainstIt() throws Exception {
    Path file = elsewhere.resolve("checkpoints.txt");
    Place place = new FileElsewhere(file);
    Witnesses witnesses = witnesses(place);
    witnesses.tell(place);
    somethingHappens();
    now = now.plus(EVERY);
    witnesses.tell(place);
    List<SignedNote> kept;
    try (Stream<String> notes = CheckpointArchive.read(Files.newBufferedReader(file))) {
      kept = notes.map(SignedNote::parse).toList();
    }
    assertThat(kept).hasSize(2).endsWith(newest());
    NoteSigner key = HOUSE.room(NoteSigner.class);
    LogVerifier verifier = new LogVerifier(key.name(), List.of(key.verifier())).witnessed(kept);
    assertThat(verifier.verify(new DatabaseLog(HOUSE.sql()))).isInstanceOf(Verdict.Intact.class);
  }

  @Test
  void aFileThatCannotBeWrittenIsSaidSo() {
    Place place = new FileElsewhere(elsewhere.resolve("no/such/folder/file"));
    Witnesses witnesses = witnesses(place);
    witnesses.tell(place);
    assertThat(witnesses.states().getFirst().trouble().map(Witnesses.Trouble::kind))
        .contains(Place.NotSent.Kind.NOT_WRITTEN);
  }

  @Test
  void everythingThatIsWrongWithThePlanIsSaidAtOnce() {
    String wrong =
        """
        every: soon
        places:
          - webhook: ftp://elsewhere.example
            secret: short
          - mail: nobody
            from: log@house.example
            smtp: smtp://user:word@mail.example
          - file: here.txt
          - fax: 123
        """;
    assertThatThrownBy(() -> WitnessPlan.parse(wrong, "witness.yaml", clock))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll(
            "witness.yaml cannot be used",
            "every: must be",
            "place 1: webhook must be an address that begins with http:// or https://",
            "place 1: secret must be base64",
            "place 2: mail and from must be addresses",
            "place 2: smtp must be an address",
            "place 3: file must be a path from the root on",
            "place 4: needs webhook, mail or file")
        .hasMessageNotContaining("word@");
  }

  @Test
  void withoutAPlanNobodyIsTold() {
    assertThat(WitnessPlan.read(elsewhere.resolve("witness.yaml"), clock))
        .isEqualTo(WitnessPlan.NOBODY);
    assertThat(Optional.of(WitnessPlan.NOBODY.places())).contains(List.of());
  }
}
