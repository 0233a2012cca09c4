package dev.guestright.server.command;

import static dev.guestright.server.Company.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.Visitor;
import dev.guestright.server.house.DataDirectory;
import dev.guestright.server.house.Keys;
import dev.guestright.server.trail.Sequencer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * House rule 8, with real files: yesterday's backup is made beside a running server, somebody is
 * erased today, the house burns down, and a new one is built out of the three things that were kept
 * elsewhere.
 */
class BackupTest {

  private static final long SEED = 20_261_124L;

  @TempDir private static Path places;
  private static TestHouse house;
  private static Company.Guest mira;
  private static Company.Guest ben;
  private static Path backup;

  @BeforeAll
  static void yesterday() {
    house = TestHouse.open(places.resolve("old"));
    Company company = new Company(house);
    mira = company.customer("Mira Kanari").bought("Aurora Router", "aurora-router", daysAgo(3));
    mira.allows("setup-help").writes("How do I set up my router?");
    ben = company.customer("Ben Okri").bought("Desk lamp\twith\\tab\nand line", "l", daysAgo(1));
    ben.allows("setup-help").refuses("recall-past-solutions").writes("Hello from Ben");
    house.room(Sequencer.class).placeAll();
    backup = places.resolve("yesterday.backup");
    Said said = Said.by("backup", "--to", backup.toString(), "--data", house.house().data().root());
    assertThat(said.words()).contains("NOT IN THIS FILE", "keys", "erasures");
    assertThat(said.code()).isZero();
    assertThat(acts(house)).contains("backup");
    // Today.
    new Visitor(house).comesBy(mira.link()).post("/me/erase", "sure", "erase");
  }

  @AfterAll
  static void close() {
    house.close();
  }

  /** A new machine, to which keys and list were brought from where they are kept. */
  private static Path newHouse(String name) throws IOException {
    Path root = places.resolve(name);
    copy("keys", root);
    Files.copy(house.house().data().erasures().file(), root.resolve("erasures"));
    return root;
  }

  private static void copy(String folder, Path to) throws IOException {
    Files.createDirectories(to.resolve(folder));
    try (Stream<Path> files = Files.list(house.house().data().root().resolve(folder))) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(folder).resolve(file.getFileName()));
      }
    }
  }

  @Test
  void aRestoreOfYesterdaysBackupDoesNotBringBackWhoWasErasedToday() throws IOException {
    Path root = newHouse("new");
    String linkOfMira = mira.link();
    String linkOfBen = ben.link();

    Said restored = Said.by("restore", backup, "--data", root);
    assertThat(restored.words()).contains("1 customers who were erased since then");
    assertThat(restored.code()).isZero();

    try (TestHouse reborn = TestHouse.open(root)) {
      assertThat(me(reborn, linkOfMira)).contains("Your page has no password");
      assertThat(me(reborn, linkOfBen))
          .contains("Hello Ben Okri", "Hello from Ben", "You said yes on");
      for (String table : List.of("identity.customer", "vault.customer_key", "vault.item")) {
        assertThat(
                reborn
                    .owner()
                    .queryForList(
                        "SELECT 1 FROM " + table + " WHERE customer_id = ?", mira.id().value()))
            .as(table)
            .isEmpty();
      }
      reborn.room(Sequencer.class).placeAll();
      assertThat(Said.by("log", "verify", "--data", root).words()).startsWith("Whole: ");
      assertThat(acts(reborn)).containsSubsequence("erasure", "restore");
      assertThat(rowsOf(reborn, "consent.consent_record"))
          .isEqualTo(rowsOf(house, "consent.consent_record"));
    }

    Said onto = Said.by("restore", backup, "--data", root);
    assertThat(onto.words()).contains("There is a house with data in", "Nothing was restored");
    assertThat(onto.code()).isEqualTo(1);
  }

  /** The same link on the new house, which has the same keys. */
  private static String me(TestHouse reborn, String link) {
    Visitor visitor = new Visitor(reborn);
    visitor.get(link.substring(link.indexOf("/me")));
    return visitor.get("/me").body();
  }

  private static List<String> acts(TestHouse of) {
    return of.sql()
        .query(
            "SELECT body FROM trail.entry ORDER BY position",
            (row, n) ->
                new String(row.getBytes("body"), StandardCharsets.UTF_8)
                    .replaceFirst("(?s).*\"act\":\"([a-z_]+)\".*", "$1"));
  }

  private static List<String> rowsOf(TestHouse of, String table) {
    return of.owner()
        .query(
            "SELECT t::text AS row FROM " + table + " t ORDER BY 1", (row, n) -> row.getString(1));
  }

  @Test
  void theFileHasNobodysWordsAndNoKeyInIt() throws IOException {
    String text = Files.readString(backup, StandardCharsets.ISO_8859_1);
    assertThat(text).startsWith("Guestright backup 1");
    assertThat(text).doesNotContain("consent_record", mira.id().toString(), "Kanari");
    assertThat(Files.getPosixFilePermissions(backup)).hasSize(2);
  }

  @Test
  void aBackupThatWasCutOffIsRefusedWhereverItWasCut() throws IOException {
    Path root = newHouse("cut");
    byte[] whole = Files.readAllBytes(backup);
    Random random = new Random(SEED);
    for (int i = 0; i < 12; i++) {
      int length = i == 0 ? whole.length - 1 : random.nextInt(whole.length);
      assertRefused(root, Arrays.copyOf(whole, length), "cut to " + length + ", seed " + SEED);
    }
    assertThat(root.resolve("postgres")).as("a database for a bad file").doesNotExist();
  }

  @Test
  void aBackupThatWasTouchedIsRefusedWhereverItWasTouched() throws IOException {
    Path root = newHouse("touched");
    byte[] whole = Files.readAllBytes(backup);
    Random random = new Random(SEED);
    for (int i = 0; i < 12; i++) {
      byte[] touched = whole.clone();
      int place = random.nextInt(touched.length);
      touched[place] ^= (byte) (1 << random.nextInt(8));
      assertRefused(root, touched, "touched at " + place + ", seed " + SEED);
    }
    assertRefused(root, Arrays.copyOf(whole, whole.length + 1), "with more at its end");
  }

  private static void assertRefused(Path root, byte[] content, String how) throws IOException {
    Path file = Files.write(places.resolve("bad.backup"), content);
    Said said = Said.by("restore", file, "--data", root);
    assertThat(said.code()).as(how).isEqualTo(1);
    assertThat(said.words()).as(how).containsAnyOf("cut off", "is no backup");
  }

  @Test
  void withoutTheListNobodyComesBack() throws IOException {
    Path root = places.resolve("listless");
    copy("keys", root);
    Said said = Said.by("restore", backup, "--data", root);
    assertThat(said.words()).contains("The list of erasures is missing", "--erasures");
    assertThat(said.code()).isEqualTo(1);
    assertThat(root.resolve("postgres")).doesNotExist();
  }

  @Test
  void withoutTheKeysNothingIsMadeThatLooksLikeAHouse() {
    Path root = places.resolve("keyless");
    Said said =
        Said.by(
            "restore",
            backup,
            "--data",
            root,
            "--erasures",
            house.house().data().erasures().file());
    assertThat(said.words()).contains("A backup holds no keys", "master.json", "log.key");
    assertThat(said.code()).isEqualTo(1);
    assertThat(root.resolve("keys/master.json")).doesNotExist();
  }

  @Test
  void anotherHousesKeysDoNotOpenIt() throws IOException {
    Path root = newHouse("strange");
    DataDirectory stranger = new DataDirectory(places.resolve("stranger"));
    stranger.prepare();
    Keys.open(stranger);
    for (String name : List.of("master.json", "derivation.json", "backups.json")) {
      Files.copy(
          stranger.keys().resolve(name),
          root.resolve("keys").resolve(name),
          StandardCopyOption.REPLACE_EXISTING);
    }
    assertThat(Said.by("restore", backup, "--data", root).words()).contains("under other keys");
  }

  @Test
  void aBackupIsNeverWrittenOverAnother() {
    Said said = Said.by("backup", "--to", backup, "--data", house.house().data().root());
    assertThat(said.words()).contains("is there already");
    assertThat(said.code()).isEqualTo(1);
  }
}
