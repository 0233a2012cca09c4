package dev.guestright.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** What others have published of RFC 6962 trees. */
class PublishedVectorsTest {
  /** The eight entries of the reference tree of Certificate Transparency. */
  private static final List<String> ENTRIES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  @ParameterizedTest
  @CsvSource({
    "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
  })
  void theRootsOfTheReferenceTree(int size, String root) {
    List<Hash> leaves =
        ENTRIES.stream().limit(size).map(HexFormat.of()::parseHex).map(Merkle::leaf).toList();
    assertThat(Frontier.empty().append(leaves).frontier().root()).isEqualTo(hex(root));
  }

  @Test
  void theHashesOfALeafAndANode() {
    assertThat(Merkle.leaf("L123456".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(hex("395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56"));
    Hash left = Merkle.leaf(new byte[0]);
    Hash right = Merkle.leaf(new byte[] {0});
    assertThat(Merkle.node(left, right))
        .isEqualTo(hex("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "inclusion-vectors.csv", useHeadersInDisplayName = true)
  void inclusionProofs(
      String name,
      String index,
      String size,
      @Nullable String leaf,
      @Nullable String root,
      @Nullable String path,
      String outcome) {
    assertThat(
            proved(() ->
                new InclusionProof(Long.parseLong(index), Long.parseLong(size), path(path))
                    .proves(Hash.parse(text(leaf)), Hash.parse(text(root)))))
        .as(name)
        .isEqualTo(outcome.equals("proved"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "consistency-vectors.csv", useHeadersInDisplayName = true)
  void consistencyProofs(
      String name,
      String from,
      String to,
      @Nullable String earlier,
      @Nullable String later,
      @Nullable String path,
      String outcome) {
    assertThat(
            proved(() ->
                new ConsistencyProof(Long.parseLong(from), Long.parseLong(to), path(path))
                    .proves(Hash.parse(text(earlier)), Hash.parse(text(later)))))
        .as(name)
        .isEqualTo(outcome.equals("proved"));
  }

  private interface Proof {
    boolean proves();
  }

  private static boolean proved(Proof proof) {
    try {
      return proof.proves();
    } catch (LogFormatException | NumberFormatException refused) {
      return false;
    }
  }

  private static String text(@Nullable String cell) {
    return cell == null ? "" : cell;
  }

  private static List<Hash> path(@Nullable String cell) {
    List<Hash> path = new ArrayList<>();
    Stream.of(text(cell).split(" ")).filter(h -> !h.isEmpty()).map(Hash::parse).forEach(path::add);
    return path;
  }

  private static Hash hex(String hex) {
    return Hash.of(HexFormat.of().parseHex(hex));
  }
}
