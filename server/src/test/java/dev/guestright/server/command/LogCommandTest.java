package dev.guestright.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.Visitor;
import dev.guestright.server.trail.Sequencer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log is checked from outside the server, beside it, and from a published copy. */
class LogCommandTest {

  @TempDir private static Path directory;
  private static TestHouse house;

  @BeforeAll
  static void open() {
    house = TestHouse.open(directory);
    Company.Guest mira = new Company(house).customer("Mira");
    mira.allows("setup-help");
    mira.refuses("recall-past-solutions");
    house.room(Sequencer.class).placeAll();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  void aWholeLogIsSaidToBeWholeBesideTheRunningServer() {
    Said said = Said.by("log", "verify", "--data", directory.toString());
    assertThat(said.words()).startsWith("Whole: ");
    assertThat(said.code()).isZero();
  }

  @Test
  void aChangedEntryIsNamedWithItsPosition() {
    String flip =
        "UPDATE trail.entry SET body = set_bit(body, 9, 1 - get_bit(body, 9)) WHERE position = 1";
    house.owner().update(flip);
    try {
      Said said = Said.by("log", "verify", "--data", directory.toString());
      assertThat(said.words()).startsWith("Entry 1 is not the one that was logged");
      assertThat(said.code()).isEqualTo(1);
    } finally {
      house.owner().update(flip);
    }
  }

  @Test
  void aPublishedCopyIsCheckedWithThePublicKeyAlone(@TempDir Path elsewhere) {
    String folder = elsewhere.resolve("log").toString();
    Said published = Said.by("log", "publish", "--data", directory.toString(), "--to", folder);
    assertThat(published.code()).as(published.words()).isZero();
    String key = published.words().replaceAll("(?s).*--key '([^']+)'.*", "$1");
    assertThat(Said.by("log", "verify", "--dir", folder, "--key", key).words())
        .startsWith("Whole: ");
    assertThat(Said.by("log", "verify", "--dir", folder).words()).contains("--key");
  }

  @Test
  void aRunningServerIsCheckedOverHttpByAnybodyWhoHasTheKey() {
    String key = new Visitor(house).get("/log/key").body().strip();
    String log = house.url("/log");
    assertThat(Said.by("log", "verify", "--url", log, "--key", key).words()).startsWith("Whole: ");
    house.owner().update("UPDATE trail.entry SET body = body || 'x'::bytea WHERE position = 2");
    Said said = Said.by("log", "verify", "--url", log, "--key", key, "--json");
    house
        .owner()
        .update(
            "UPDATE trail.entry SET body = substring(body FOR length(body) - 1) WHERE position ="
                + " 2");
    assertThat(said.words()).contains("\"intact\":false", "\"first\":2");
    assertThat(said.code()).isEqualTo(1);
    assertThat(Said.by("log", "verify", "--url", log).words()).contains("--key");
    assertThat(Said.by("log", "verify", "--url", log, "--dir", "x", "--key", key).code())
        .isEqualTo(2);
  }
}
