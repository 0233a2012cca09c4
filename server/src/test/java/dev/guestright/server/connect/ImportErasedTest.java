package dev.guestright.server.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guestright.charter.Controller;
import dev.guestright.server.GuestrightServer;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.privacy.By;
import dev.guestright.server.privacy.Erasures;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** House rule 8 against the export that everybody still has: it does not bring anybody back. */
class ImportErasedTest {

  private static final Controller COMPANY = new Controller("Northwind", "privacy@example.org");
  private static final String MAPPING =
      """
      system: crm
      customer: "{who}"
      conversation: "{talk}"
      message: "{id}"
      text: "{words}"
      sent: "{when}"
      data:
        time_zone: "{zone}"
      """;
  private static final String HEAD = "who,talk,id,words,when,zone\n";

  @TempDir static Path directory;
  private static ImportHouse house;
  private static Erasures erasures;

  @BeforeAll
  static void open() {
    house = ImportHouse.open(directory);
    erasures = GuestrightServer.erasures(house.house(), "northwind-support", Clock.systemUTC());
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static CustomerId customer(String reference) {
    return new CustomerId(house.house().keys().idOf("customer", "crm", reference));
  }

  private static boolean erase(String reference) {
    return erasures.erase(customer(reference), COMPANY, By.COMMAND_LINE).isPresent();
  }

  @Test
  void whatIsFromBeforeStaysOutAndWhatComesAfterIsFromSomebodyNew() {
    String old =
        HEAD + "ada,1,1,my old words,2026-01-01,Europe/Berlin\n" + "ben,2,2,hello,2026-01-01,UTC\n";
    assertThat(house.imports(old, MAPPING).added()).isEqualTo(2);
    assertThat(erase("ada")).isTrue();

    Summary again = house.imports(old, MAPPING);
    assertThat(again.added()).isZero();
    assertThat(again.erased()).as("rows of erased customers").isEqualTo(1);
    assertThat(again.already()).isEqualTo(1);
    assertThat(knows("ada")).isFalse();

    Summary later = house.imports(old + "ada,9,9,it is me again,2199-01-01,\n", MAPPING);
    assertThat(later.added()).isEqualTo(1);
    assertThat(later.erased()).isEqualTo(1);
    assertThat(house.words("crm", "ada")).containsExactly("it is me again");
    assertThat(house.facts("crm", "ada", List.of("time_zone"))).isEmpty();
  }

  @Test
  void anErasureInTheMiddleOfAnImportHolds() {
    String rows =
        IntStream.range(0, 4000)
            .mapToObj(n -> "c" + n % 40 + ",t" + n % 80 + ",m" + n + ",old,2026-01-01,UTC\n")
            .collect(Collectors.joining("", HEAD, ""));
    CompletableFuture<Summary> importing = CompletableFuture.supplyAsync(() -> tried(rows));
    Set<String> erased = new HashSet<>();
    for (int n = 0; !importing.isDone(); n++) {
      if (erase("c" + n % 40)) {
        erased.add("c" + n % 40);
      }
    }
    importing.join();
    house.imports(rows, MAPPING);
    assertThat(erased).as("customers erased while they came in").isNotEmpty();
    assertThat(erased).allSatisfy(who -> assertThat(knows(who)).isFalse());
  }

  /** An import that loses a customer under its hands may stop; it says to run it again. */
  private static Summary tried(String rows) {
    for (; ; ) {
      try {
        return house.imports(rows, MAPPING);
      } catch (IllegalStateException stopped) {
        assertThat(stopped).hasMessageContaining("Run it again");
      }
    }
  }

  private static boolean knows(String reference) {
    return !house
        .sql()
        .queryForList(
            "SELECT 1 FROM identity.customer WHERE customer_id = ?", customer(reference).value())
        .isEmpty();
  }
}
