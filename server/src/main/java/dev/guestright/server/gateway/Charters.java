package dev.guestright.server.gateway;

import dev.guestright.charter.Charter;
import dev.guestright.charter.Door;
import dev.guestright.charter.Finding;
import dev.guestright.charter.Reading;
import dev.guestright.charter.Severity;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.trail.Act;
import dev.guestright.server.trail.Entry;
import dev.guestright.server.trail.Trail;
import dev.guestright.server.vault.Declarations;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every version of this house's charter, kept with its text, and what became of it. A version is
 * proposed, runs in shadow, and is in force on all nodes together once a person has signed it off;
 * each step is noted in the log. Only the first charter of a house needs no signature: whoever
 * starts the house chooses it.
 */
public final class Charters {

  private final JdbcTemplate house;
  private final CharterVersions versions;
  private final Declarations declarations;
  private final TransactionTemplate together;
  private final Trail trail;
  private final Clock clock;

  public Charters(DataSource house, Clock clock) {
    this.house = new JdbcTemplate(house);
    this.versions = new CharterVersions(this.house);
    this.declarations = new Declarations(this.house);
    this.together = new TransactionTemplate(new DataSourceTransactionManager(house));
    this.trail = new Trail(this.house);
    this.clock = clock;
  }

  /** A charter that cannot be used; the text lists its errors with their lines. */
  public static final class Unsound extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<Finding> findings;

    Unsound(List<Finding> findings) {
      super(
          findings.stream()
              .filter(finding -> finding.severity() == Severity.ERROR)
              .map(finding -> "line " + finding.line() + ": " + finding.message())
              .collect(Collectors.joining("\n  ", "The charter has errors:\n  ", "")));
      this.findings = List.copyOf(findings);
    }

    /** What is wrong, in the order of the file. */
    public List<Finding> findings() {
      return findings;
    }
  }

  /** A version that this house cannot take as it is; the text says what to change. */
  public static final class NotNew extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotNew(String words) {
      super(words);
    }
  }

  /**
   * Opens the charter that is in force. The very first text comes into force by being given; any
   * other becomes a proposal.
   *
   * @param given the text that whoever starts the house gives; empty to go on with what is in force
   * @throws Unsound when it has errors
   * @throws NotNew when a version of this number was here before with another text
   * @throws IllegalStateException when there is no charter at all
   */
  public CharterInForce open(Optional<String> given) {
    given.ifPresent(text -> inTurn(() -> given(text)));
    CharterVersion inForce =
        versions
            .inForce()
            .orElseThrow(() ->
                new IllegalStateException(
                    "This house has no charter yet, so nothing may be stored or used. Start it once"
                        + " with: guestright demo, or guestright serve --charter FILE"));
    Charter charter = sound(inForce.text());
    if (!declarations.are(charter)) {
      together.executeWithoutResult(transaction -> declarations.abideBy(charter));
    }
    return new CharterInForce(Door.of(charter), house);
  }

  private CharterVersion given(String text) {
    Optional<CharterVersion> inForce = versions.inForce();
    Charter charter = sound(text);
    if (inForce.isEmpty()) {
      return add(charter, text, Stage.IN_FORCE, Optional.empty());
    }
    return versions
        .find(charter.version())
        .filter(known -> known.digest().equals(digest(text)))
        .orElseGet(() -> addProposal(charter, text, inForce.get(), Optional.empty()));
  }

  /**
   * Proposes another version. From now on every use is decided by it as well, in shadow.
   *
   * @param by who proposes it; empty on the command line
   * @throws Unsound when it has errors
   * @throws NotNew when its number is not a new, higher one, or its name is not this house's
   */
  public CharterVersion propose(String text, Optional<StaffId> by) {
    Charter charter = sound(text);
    return inTurn(() -> addProposal(charter, text, required(versions.inForce()), by));
  }

  private CharterVersion addProposal(
      Charter charter, String text, CharterVersion inForce, Optional<StaffId> by) {
    if (!charter.name().equals(inForce.name())) {
      throw new NotNew(
          "This house's charter is called "
              + inForce.name()
              + ", and this one "
              + charter.name()
              + ". A house keeps its charter's name.");
    }
    if (versions.find(charter.version()).isPresent()) {
      throw new NotNew(
          "Version "
              + charter.version()
              + " is here already, with another text or a decision. Give the changed charter a new"
              + " version number: each decision names its version, so a version must not change.");
    }
    if (charter.version() < inForce.version()) {
      throw new NotNew(
          "Version "
              + charter.version()
              + " is older than version "
              + inForce.version()
              + ", which is in force. Give it a higher number.");
    }
    return add(charter, text, Stage.PROPOSED, by);
  }

  private CharterVersion add(Charter charter, String text, Stage stage, Optional<StaffId> by) {
    Instant now = clock.instant();
    CharterVersion version =
        new CharterVersion(
            charter.name(),
            charter.version(),
            stage,
            digest(text),
            text,
            by,
            now,
            Optional.empty(),
            stage == Stage.IN_FORCE ? Optional.of(now) : Optional.empty());
    versions.add(version);
    if (stage == Stage.IN_FORCE) {
      declarations.abideBy(charter);
    }
    note(version, stage, by, now);
    return version;
  }

  /**
   * Puts a proposed version in force, on this person's word. When this returns it holds on every
   * node, the vault is what it promises, and no use is recorded under the version before.
   *
   * @return whether it was; false when it is not open any more: decided already, or older than what
   *     is in force by now
   */
  public boolean signOff(int version, StaffId by) {
    return inTurn(() -> {
      CharterVersion before = required(versions.inForce());
      Optional<CharterVersion> open = open(version).filter(it -> version > before.version());
      open.ifPresent(proposed -> {
        declarations.abideBy(sound(proposed.text()));
        CharterTurn.alone(house);
        Instant now = clock.instant();
        versions.move(before, Stage.SUPERSEDED, Optional.empty(), now);
        versions.move(proposed, Stage.IN_FORCE, Optional.of(by), now);
        note(proposed, Stage.IN_FORCE, Optional.of(by), now);
      });
      return open.isPresent();
    });
  }

  /**
   * Decides against a proposed version; its text stays.
   *
   * @return whether it was still open
   */
  public boolean turnDown(int version, StaffId by) {
    return inTurn(() -> {
      Optional<CharterVersion> open = open(version);
      open.ifPresent(proposed -> {
        Instant now = clock.instant();
        versions.move(proposed, Stage.TURNED_DOWN, Optional.of(by), now);
        note(proposed, Stage.TURNED_DOWN, Optional.of(by), now);
      });
      return open.isPresent();
    });
  }

  private Optional<CharterVersion> open(int version) {
    return versions.find(version).filter(it -> it.stage() == Stage.PROPOSED);
  }

  /** Returns every version, newest first. */
  public List<CharterVersion> all() {
    return versions.all();
  }

  /** Returns the version that the door decides by. */
  public Optional<CharterVersion> inForce() {
    return versions.inForce();
  }

  public Optional<CharterVersion> find(int version) {
    return versions.find(version);
  }

  /** One change at a time, whole or not at all. */
  private <T> T inTurn(Supplier<T> change) {
    return Objects.requireNonNull(
        together.execute(transaction -> {
          CharterTurn.amongChanges(house);
          return change.get();
        }));
  }

  private void note(CharterVersion version, Stage stage, Optional<StaffId> by, Instant at) {
    trail.append(
        Entry.ofHouse(
            Act.CHARTER,
            NewId.next(),
            at,
            Map.of(
                "name", version.name(),
                "version", version.version(),
                "sha256", version.digest(),
                "stage", stage.stored(),
                "by", by.map(StaffId::toString).orElse("command-line"))));
  }

  private static CharterVersion required(Optional<CharterVersion> version) {
    return version.orElseThrow(() -> new IllegalStateException("There is no such charter here"));
  }

  /** Reads a text that must be sound to go on. */
  static Charter sound(String text) {
    Reading reading = Charter.read(text);
    return reading.charter().orElseThrow(() -> new Unsound(reading.findings()));
  }

  private static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java has SHA-256", e);
    }
  }
}
