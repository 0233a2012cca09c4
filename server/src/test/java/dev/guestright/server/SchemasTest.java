package dev.guestright.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One schema a room: whoever wants what another room keeps, asks that room. */
class SchemasTest {

  private static final Path SERVER = Path.of("").toAbsolutePath();
  private static final Path ROOMS = SERVER.resolve("src/main/java/dev/guestright/server");

  /** The tables that a room may name beside its own. */
  private static final Map<String, Set<String>> GUESTS =
      Map.of(
          // The epoch and the salt: a choice moves the one and is vouched for with the other.
          "consent", Set.of("identity.customer"),
          // A use record is made only while the customer's epoch and the charter stand; an access
          // review lists whose role it reviews.
          "trail", Set.of("identity.customer", "gateway.charter_version", "identity.staff"),
          // Erasing is of everything that is about one customer, in one transaction.
          "privacy",
              Set.of(
                  "identity.customer",
                  "identity.erased",
                  "consent.consent_record",
                  "vault.item",
                  "desk.conversation",
                  "trail.use_record"),
          // A backup goes into an empty house only, and one whose master keys are all there.
          "house",
              Set.of("identity.customer", "identity.staff", "trail.entry", "vault.customer_key"),
          // An appeal's steps are vouched for with the customer's salt.
          "oversight", Set.of("identity.customer"),
          // Counts; of rows only what a bias audit draws to count it in memory.
          "insight",
              Set.of(
                  "trail.use_outcome",
                  "assist.suggestion",
                  "desk.conversation",
                  "trail.use_record",
                  "trail.checkpoint",
                  "consent.consent_record",
                  "vault.item",
                  "gateway.shadow_difference",
                  "desk.message"));

  /** The house's own small facts are everybody's. */
  private static final Set<String> EVERYBODYS = Set.of("house.fact");

  private static final Pattern CREATED = Pattern.compile("CREATE TABLE ([a-z_]+\\.[a-z_]+)");

  @Test
  void noRoomNamesAnothersTablesInItsSql() {
    Pattern tables = Pattern.compile("(?<![\\w.])(" + String.join("|", tables()) + ")(?![\\w-])");
    Set<String> strangers = new TreeSet<>();
    for (Path source : files(ROOMS)) {
      String room = ROOMS.relativize(source).getName(0).toString();
      Matcher named = tables.matcher(withoutPackages(read(source)));
      while (named.find()) {
        String table = named.group(1);
        if (!mayName(room, table)) {
          strangers.add(ROOMS.relativize(source) + " names " + table);
        }
      }
    }
    assertThat(strangers).isEmpty();
  }

  @Test
  void insightCountsAndWritesNothing() {
    assertThat(files(ROOMS.resolve("insight")))
        .allSatisfy(source ->
            assertThat(read(source)).doesNotContainPattern("(INSERT INTO|UPDATE|DELETE FROM) "));
  }

  private static boolean mayName(String room, String table) {
    return table.startsWith(room + ".")
        || EVERYBODYS.contains(table)
        || GUESTS.getOrDefault(room, Set.of()).contains(table);
  }

  private static List<String> tables() {
    return files(SERVER.resolve("src/main/resources/db/migration")).stream()
        .flatMap(migration -> CREATED.matcher(read(migration)).results())
        .map(created -> Pattern.quote(created.group(1)))
        .toList();
  }

  private static String withoutPackages(String source) {
    return source.replaceAll("(?m)^(import|package) .*$", "");
  }

  private static List<Path> files(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
