package dev.guestright.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What always holds of a tree, held against {@link NaiveTree}. */
class TreePropertiesTest {
  private static final int LARGEST = 700;

  private static List<byte[]> entries(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> ByteBuffer.allocate(4).putInt(i).array())
        .toList();
  }

  @Property(tries = 60)
  void theRootIsTheOneOfTheStandardHoweverTheEntriesWereBatched(
      @ForAll @IntRange(max = LARGEST) int size, @ForAll @IntRange(min = 1, max = 300) int batch) {
    List<byte[]> all = entries(size);
    StoredLog stored = StoredLog.of(List.of());
    for (int at = 0; at < size; at += batch) {
      stored.append(all.subList(at, Math.min(size, at + batch)));
      stored.frontier = Frontier.fromBytes(stored.frontier.toBytes());
    }
    assertThat(stored.frontier.head()).isEqualTo(new TreeHead(size, NaiveTree.root(all)));
    assertThat(new Prover(stored).root(size)).isEqualTo(NaiveTree.root(all));
  }

  @Property(tries = 60)
  void anyEarlierRootCanBeReadFromTheTiles(
      @ForAll @IntRange(max = LARGEST) int size, @ForAll @IntRange(max = LARGEST) int earlier) {
    Assume.that(earlier <= size);
    List<byte[]> all = entries(size);
    assertThat(new Prover(StoredLog.of(all)).root(earlier))
        .isEqualTo(NaiveTree.root(all.subList(0, earlier)));
  }

  @Property(tries = 150)
  void anEntryIsProvedByTheStandardsPath(
      @ForAll @IntRange(min = 1, max = LARGEST) int size, @ForAll @IntRange(max = LARGEST) int at) {
    Assume.that(at < size);
    List<byte[]> all = entries(size);
    InclusionProof proof = new Prover(StoredLog.of(all)).inclusion(at, size);
    assertThat(proof.path()).isEqualTo(NaiveTree.path(at, all));
    assertThat(proof.proves(Merkle.leaf(all.get(at)), NaiveTree.root(all))).isTrue();
  }

  @Property(tries = 150)
  void growthIsProvedByTheStandardsPath(
      @ForAll @IntRange(max = LARGEST) int from, @ForAll @IntRange(max = LARGEST) int to) {
    Assume.that(from <= to);
    List<byte[]> all = entries(to);
    ConsistencyProof proof = new Prover(StoredLog.of(all)).consistency(from, to);
    assertThat(proof.path()).isEqualTo(NaiveTree.proof(from, all));
    assertThat(proof.proves(NaiveTree.root(all.subList(0, from)), NaiveTree.root(all))).isTrue();
  }

  @Property(tries = 150)
  void aWrongInclusionProofProvesNothing(
      @ForAll @IntRange(min = 1, max = 70) int size,
      @ForAll @IntRange(max = 69) int at,
      @ForAll @IntRange(max = 9) int where) {
    Assume.that(at < size);
    List<byte[]> all = entries(size);
    Hash leaf = Merkle.leaf(all.get(at));
    Hash root = NaiveTree.root(all);
    Prover prover = new Prover(StoredLog.of(all));
    List<Hash> path = prover.inclusion(at, size).path();
    for (List<Hash> wrong : Wrong.paths(path, where)) {
      assertThat(new InclusionProof(at, size, wrong).proves(leaf, root)).isFalse();
    }
    assertThat(prover.inclusion(at, size).proves(Wrong.hash(leaf), root)).isFalse();
    assertThat(prover.inclusion(at, size).proves(leaf, Wrong.hash(root))).isFalse();
    for (int other = 0; other < size; other++) {
      if (other != at) {
        assertThat(new InclusionProof(other, size, path).proves(leaf, root)).isFalse();
      }
    }
  }

  @Property(tries = 150)
  void aWrongConsistencyProofProvesNothing(
      @ForAll @IntRange(min = 1, max = 70) int from,
      @ForAll @IntRange(min = 1, max = 70) int to,
      @ForAll @IntRange(max = 9) int where) {
    Assume.that(from < to);
    List<byte[]> all = entries(to);
    Hash earlier = NaiveTree.root(all.subList(0, from));
    Hash later = NaiveTree.root(all);
    ConsistencyProof right = new Prover(StoredLog.of(all)).consistency(from, to);
    for (List<Hash> wrong : Wrong.paths(right.path(), where)) {
      assertThat(new ConsistencyProof(from, to, wrong).proves(earlier, later)).isFalse();
    }
    assertThat(right.proves(Wrong.hash(earlier), later)).isFalse();
    assertThat(right.proves(earlier, Wrong.hash(later))).isFalse();
    assertThat(new ConsistencyProof(0, to, right.path()).proves(Merkle.EMPTY_ROOT, later))
        .isFalse();
  }

  /** Proofs with one thing wrong. */
  private static final class Wrong {
    static Hash hash(Hash hash) {
      return new Hash(hash.a(), hash.b(), hash.c(), hash.d() ^ 1);
    }

    static List<List<Hash>> paths(List<Hash> right, int where) {
      List<List<Hash>> wrong = new ArrayList<>();
      List<Hash> longer = new ArrayList<>(right);
      longer.add(Math.min(where, right.size()), Merkle.EMPTY_ROOT);
      wrong.add(longer);
      if (!right.isEmpty()) {
        int at = where % right.size();
        List<Hash> changed = new ArrayList<>(right);
        changed.set(at, hash(right.get(at)));
        wrong.add(changed);
        List<Hash> shorter = new ArrayList<>(right);
        shorter.remove(at);
        wrong.add(shorter);
      }
      return wrong;
    }
  }
}
