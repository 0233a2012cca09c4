package dev.guestright.server.connect;

import dev.guestright.charter.Charter;
import dev.guestright.server.TestHouse;
import dev.guestright.server.desk.Conversations;
import dev.guestright.server.gateway.Charters;
import dev.guestright.server.house.DataDirectory;
import dev.guestright.server.house.House;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.vault.Fact;
import dev.guestright.server.vault.VaultReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** A house without its pages: a real PostgreSQL and the demo company's charter. */
final class ImportHouse implements AutoCloseable {

  static final String CFPB = TestHouse.resource("/mappings/cfpb.yaml");

  private final House house;
  private final Clock clock = Clock.systemUTC();

  private final Charter charter;

  private ImportHouse(House house) {
    this.house = house;
    this.charter =
        new Charters(house.database().house(), clock)
            .open(Optional.of(TestHouse.resource("/demo/charter.yaml")))
            .charter();
  }

  static ImportHouse open(Path directory) {
    return new ImportHouse(House.visit(new DataDirectory(directory), Optional.empty()));
  }

  Summary imports(Path file, String mapping) {
    try {
      return new Import(house, charter, clock).run(file, mapping, rejectsOf(file), bytes -> {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Summary imports(String content, String mapping) {
    return imports(content.getBytes(StandardCharsets.UTF_8), mapping);
  }

  Summary imports(byte[] content, String mapping) {
    try {
      Path file = Files.createTempFile(house.data().rejects(), "export", ".csv");
      Files.write(file, content);
      return imports(file, mapping);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path rejectsOf(Path file) {
    return house.data().rejects().resolve(file.getFileName() + ".rejects.csv");
  }

  List<String> rejects(Summary summary) {
    try {
      return Files.readAllLines(summary.rejects().orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything that is kept about the customer whom that desk calls so, as the door reads it. */
  List<Fact> facts(String system, String customer, List<String> dataPoints) {
    return new VaultReader(house.database().door(), house.keys().master())
        .read(
            new CustomerId(house.keys().idOf("customer", system, customer)),
            dataPoints,
            Map.of(),
            clock.instant());
  }

  List<String> words(String system, String customer) {
    return facts(system, customer, List.of(Conversations.MESSAGES)).stream()
        .map(Fact::value)
        .toList();
  }

  JdbcTemplate sql() {
    return new JdbcTemplate(house.database().house());
  }

  long messages() {
    Long count = sql().queryForObject("SELECT count(*) FROM desk.message", Long.class);
    return count == null ? 0 : count;
  }

  House house() {
    return house;
  }

  @Override
  public void close() {
    house.close();
  }
}
