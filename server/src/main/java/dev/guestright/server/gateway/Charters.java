package dev.guestright.server.gateway;

import dev.guestright.charter.Charter;
import dev.guestright.charter.Door;
import dev.guestright.charter.Finding;
import dev.guestright.charter.Reading;
import dev.guestright.charter.Severity;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.trail.Act;
import dev.guestright.server.trail.Entry;
import dev.guestright.server.trail.Trail;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Every charter version that this house has used: kept with its text, each noted in the log. */
public final class Charters {

  private final JdbcTemplate house;
  private final TransactionTemplate together;
  private final Clock clock;

  public Charters(DataSource house, Clock clock) {
    this.house = new JdbcTemplate(house);
    this.together = new TransactionTemplate(new DataSourceTransactionManager(house));
    this.clock = clock;
  }

  /** A charter that cannot be used; the text lists its errors with their lines. */
  public static final class Unsound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unsound(List<Finding> findings) {
      super(
          findings.stream()
              .filter(finding -> finding.severity() == Severity.ERROR)
              .map(finding -> "line " + finding.line() + ": " + finding.message())
              .collect(Collectors.joining("\n  ", "The charter has errors:\n  ", "")));
    }
  }

  /**
   * Takes a charter into use.
   *
   * @throws Unsound when it has errors
   * @throws IllegalStateException when this version was used before with another text: a decision
   *     names its version, so a version must not change its meaning
   */
  public CharterInForce takeIntoUse(String text) {
    Reading reading = Charter.read(text);
    Charter charter = reading.charter().orElseThrow(() -> new Unsound(reading.findings()));
    String digest = digest(text);
    together.executeWithoutResult(transaction -> keep(charter, text, digest));
    return new CharterInForce(charter, Door.of(charter));
  }

  private void keep(Charter charter, String text, String digest) {
    Instant now = clock.instant();
    List<String> known =
        house.query(
            "SELECT digest FROM gateway.charter_version WHERE name = ? AND version = ?",
            (row, n) -> row.getString("digest"),
            charter.name(),
            charter.version());
    if (known.isEmpty()) {
      house.update(
          """
          INSERT INTO gateway.charter_version (name, version, digest, text, in_use_at)
          VALUES (?, ?, ?, ?, ?)
          """,
          charter.name(),
          charter.version(),
          digest,
          text,
          now.atOffset(java.time.ZoneOffset.UTC));
      new Trail(house)
          .append(
              Entry.ofHouse(
                  Act.CHARTER,
                  NewId.next(),
                  now,
                  Map.of("name", charter.name(), "version", charter.version(), "sha256", digest)));
    } else if (!known.getFirst().equals(digest)) {
      throw new IllegalStateException(
          "Version "
              + charter.version()
              + " of the charter "
              + charter.name()
              + " was in use with another text. Give the changed charter a new version number.");
    }
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
