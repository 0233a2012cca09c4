package dev.guestright.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TileTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0, 256, tile/0/000",
    "0, 1067, 256, tile/0/x001/067",
    "0, 1234067, 256, tile/0/x001/x234/067",
    "3, 999, 1, tile/3/999.p/1",
    "63, 1000, 255, tile/63/x001/000.p/255",
    "7, 9223372036854775807, 256, tile/7/x009/x223/x372/x036/x854/x775/807"
  })
  void aTileHasOnePath(int level, long index, int width, String path) {
    assertThat(new Tile(level, index, width).path()).isEqualTo(path);
    assertThat(Tile.parse(path)).isEqualTo(new Tile(level, index, width));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tile/64/000",
        "tile/00/000",
        "tile/0/x000/001",
        "tile/0/1",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/01",
        "tile/entries/000",
        "tile/0/x009/x223/x372/x036/x854/x775/808",
        "tile/0/../000",
        "/tile/0/000",
        "tile/0/000\n"
      })
  void anythingElseIsNoPath(String path) {
    assertThatThrownBy(() -> Tile.parse(path)).isInstanceOf(LogFormatException.class);
  }

  @Test
  void aTreeOfSeventyThousandHasTheTilesOfTheSpecificationsExample() {
    List<Tile> tiles = Tile.between(0, 70_000);
    assertThat(tiles.stream().filter(t -> t.level() == 0 && !t.isPartial())).hasSize(273);
    assertThat(tiles.stream().filter(Tile::isPartial))
        .containsExactly(new Tile(0, 273, 112), new Tile(1, 1, 17), new Tile(2, 0, 1));
    assertThat(tiles.stream().filter(t -> t.level() == 1 && !t.isPartial())).hasSize(1);
    assertThat(tiles).hasSize(277);
    assertThat(Tile.between(0, 256)).containsExactly(new Tile(0, 0, 256), new Tile(1, 0, 1));
  }

  @Test
  void aGrowingTreeWritesOnlyWhatIsNew() {
    assertThat(Tile.between(256, 257)).containsExactly(new Tile(0, 1, 1));
    assertThat(Tile.between(300, 600))
        .containsExactly(new Tile(0, 1, 256), new Tile(0, 2, 88), new Tile(1, 0, 2));
    assertThat(Tile.between(300, 300)).isEmpty();
    assertThat(Bundle.between(300, 600)).containsExactly(new Bundle(1, 256), new Bundle(2, 88));
  }

  @Test
  void bundlesKeepEntriesAsTheyAre() {
    List<byte[]> entries = List.of(new byte[0], new byte[] {1}, new byte[Bundle.MAX_ENTRY_BYTES]);
    assertThat(Bundle.decode(Bundle.encode(entries))).usingRecursiveComparison().isEqualTo(entries);
    assertThat(Bundle.encode(List.of(new byte[] {7, 8}))).containsExactly(0, 2, 7, 8);
    assertThat(new Bundle(1067, 5).path()).isEqualTo("tile/entries/x001/067.p/5");
  }

  @Test
  void anEntryTooLongForItsLengthIsRefused() {
    List<byte[]> tooLong = List.of(new byte[Bundle.MAX_ENTRY_BYTES + 1]);
    assertThatThrownBy(() -> Bundle.encode(tooLong)).isInstanceOf(LogFormatException.class);
  }
}
