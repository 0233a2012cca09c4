package dev.guestright.server.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guestright.server.TestHouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is acknowledged survives a crash, and nobody comes in without a password. */
class DurabilityTest {

  private static final TestHouse HOUSE = TestHouse.shared();

  @ParameterizedTest
  @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
  void aCommitIsOnDiskBeforeAnybodyHearsOfIt(String setting) {
    for (DataSource way :
        List.of(HOUSE.house().database().house(), HOUSE.house().database().door())) {
      assertThat(new JdbcTemplate(way).queryForObject("SHOW " + setting, String.class))
          .isEqualTo("on");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "guestright_house", "guestright_door"})
  void nobodyConnectsWithoutTheirPassword(String role) {
    for (String password : List.of("", "postgres", "wrong")) {
      assertThatThrownBy(() -> DriverManager.getConnection(HOUSE.address(), role, password).close())
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password");
    }
  }

  @Test
  void thePasswordsAreKeptAsHashesThatCannotBeReplayed() {
    assertThat(
            HOUSE
                .owner()
                .queryForList("SELECT rolpassword FROM pg_authid WHERE rolcanlogin", String.class))
        .hasSize(3)
        .allSatisfy(kept -> assertThat(kept).startsWith("SCRAM-SHA-256$"));
  }

  @Test
  void theDatabaseListensOnThisMachineOnly() {
    assertThat(HOUSE.sql().queryForObject("SHOW listen_addresses", String.class))
        .isEqualTo("localhost");
  }

  @Test
  void keysAndDatabaseAreReadableByTheirOwnerAlone() throws IOException {
    DataDirectory data = HOUSE.house().data();
    try (Stream<Path> keys = Files.list(data.keys())) {
      assertThat(keys.toList())
          .isNotEmpty()
          .allSatisfy(key -> assertThat(permissions(key)).isEqualTo("rw-------"));
    }
    assertThat(permissions(data.keys())).isEqualTo("rwx------");
    assertThat(permissions(data.postgres())).isEqualTo("rwx------");
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void aSecondServerOnOneDirectoryIsToldSo() {
    assertThatThrownBy(() -> House.open(HOUSE.house().data(), Optional.empty()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Another Guestright is using");
  }
}
