package dev.guestright.server.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list that no backup holds: it only grows, and half a line is no line. */
class ErasureListTest {

  private static final ErasureList.Line ADA =
      new ErasureList.Line(Instant.parse("2026-11-03T10:15:30.123456Z"), UUID.randomUUID());
  private static final ErasureList.Line BEN =
      new ErasureList.Line(Instant.parse("2026-11-04T00:00:00Z"), UUID.randomUUID());

  @TempDir private Path directory;

  private ErasureList list() {
    return new ErasureList(directory.resolve("erasures"));
  }

  @Test
  void whatWasAddedIsReadBackByWhoeverOpensTheFile() {
    list().add(ADA);
    list().add(BEN);
    assertThat(list().lines()).containsExactly(ADA, BEN);
  }

  @Test
  void aListWithNobodyInItIsNotTheSameAsNoList() {
    assertThat(list().exists()).isFalse();
    list().begin();
    assertThat(list().exists()).isTrue();
    assertThat(list().lines()).isEmpty();
  }

  @Test
  void halfALineOfAPowerCutIsNoLineAndTheNextOneStandsWhole() throws Exception {
    list().add(ADA);
    Files.writeString(list().file(), BEN.toString().substring(0, 20), StandardOpenOption.APPEND);
    assertThat(list().lines()).containsExactly(ADA);
    list().add(BEN);
    assertThat(list().lines()).containsExactly(ADA, BEN);
  }

  @Test
  void aDamagedLineIsNamedAndNothingIsGuessed() throws Exception {
    list().add(ADA);
    list().add(BEN);
    String text = Files.readString(list().file());
    Files.writeString(list().file(), text.replaceFirst("2026", "2O26"));
    assertThatThrownBy(() -> list().lines())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Line 1 of the list of erasures")
        .hasMessageNotContaining(ADA.customer().toString());
  }

  @Test
  void whatIsMissingIsAddedOnce() {
    list().add(ADA);
    assertThat(list().addMissing(List.of(ADA, BEN, BEN))).isEqualTo(1);
    assertThat(list().addMissing(List.of(BEN))).isZero();
    assertThat(list().lines()).containsExactly(ADA, BEN);
  }

  @Test
  void itsOwnerAloneCanReadIt() throws Exception {
    list().add(ADA);
    assertThat(Files.getPosixFilePermissions(list().file())).hasSize(2);
  }

  @Test
  void manyAtOnceAllStandOnLinesOfTheirOwn() throws Exception {
    List<Callable<Void>> people = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      people.add(() -> {
        for (int n = 0; n < 25; n++) {
          list().add(new ErasureList.Line(BEN.at(), UUID.randomUUID()));
        }
        return null;
      });
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (Future<Void> person : threads.invokeAll(people)) {
        person.get();
      }
    }
    assertThat(list().lines()).hasSize(100).doesNotHaveDuplicates();
  }
}
