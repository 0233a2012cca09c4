package dev.guestright.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Somebody with the database in their hands tries to change what happened. */
class TamperTest {
  private static final int ROUNDS = 60;

  private final NoteSigner key = NoteSigner.create(StoredLog.ORIGIN);

  /** A log with several checkpoints, the last over everything. */
  private StoredLog log(Random random) {
    StoredLog log = new StoredLog(key);
    List<byte[]> all = StoredLog.numbered(2 + random.nextInt(1200), random);
    for (int at = 0; at < all.size(); ) {
      int next = Math.min(all.size(), at + 1 + random.nextInt(400));
      log.append(all.subList(at, next)).sign();
      at = next;
    }
    return log;
  }

  @RepeatedTest(ROUNDS)
  void everyChangeOfEntriesIsFoundAtItsPosition(RepetitionInfo round) {
    Random random = new Random(round.getCurrentRepetition());
    StoredLog log = log(random);
    for (EntryTampering how : EntryTampering.values()) {
      List<byte[]> before = List.copyOf(log.entries);
      int first = how.tamper(log.entries, random);
      assertThat(log.verifier().verify(log))
          .as(how + " at " + first + " of " + before.size())
          .isInstanceOfSatisfying(
              Verdict.Broken.class,
              broken -> {
                assertThat(broken.finding().first()).isEqualTo(first);
                assertThat(broken.proven().size()).isLessThanOrEqualTo(first);
              });
      log.entries.clear();
      log.entries.addAll(before);
      assertThat(log.verifier().verify(log)).isInstanceOf(Verdict.Intact.class);
    }
  }

  /** What can be done to rows of entries; each returns the first position that it changed. */
  enum EntryTampering {
    FLIP_A_BIT {
      @Override
      int tamper(List<byte[]> entries, Random random) {
        int at = random.nextInt(entries.size());
        byte[] changed = entries.get(at).clone();
        changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
        entries.set(at, changed);
        return at;
      }
    },
    DELETE {
      @Override
      int tamper(List<byte[]> entries, Random random) {
        int at = random.nextInt(entries.size());
        entries.remove(at);
        return at;
      }
    },
    SWAP {
      @Override
      int tamper(List<byte[]> entries, Random random) {
        int at = random.nextInt(entries.size() - 1);
        int with = at + 1 + random.nextInt(entries.size() - at - 1);
        byte[] moved = entries.get(at);
        entries.set(at, entries.get(with));
        entries.set(with, moved);
        return at;
      }
    },
    INSERT {
      @Override
      int tamper(List<byte[]> entries, Random random) {
        int at = random.nextInt(entries.size());
        entries.add(at, "a forged yes".getBytes(StandardCharsets.UTF_8));
        return at;
      }
    },
    CUT_AN_ENTRY_SHORT {
      @Override
      int tamper(List<byte[]> entries, Random random) {
        int at = random.nextInt(entries.size());
        entries.set(at, Arrays.copyOf(entries.get(at), entries.get(at).length - 1));
        return at;
      }
    },
    TRUNCATE {
      @Override
      int tamper(List<byte[]> entries, Random random) {
        int at = random.nextInt(entries.size());
        entries.subList(at, entries.size()).clear();
        return at;
      }
    };

    abstract int tamper(List<byte[]> entries, Random random);
  }

  @RepeatedTest(ROUNDS)
  void everyChangeOfAStoredHashIsFoundAtItsPlace(RepetitionInfo round) {
    Random random = new Random(round.getCurrentRepetition());
    StoredLog log = log(random);
    List<String> places = log.hashes.keySet().stream().sorted().toList();
    String place = places.get(random.nextInt(places.size()));
    byte[] wrong = Objects.requireNonNull(log.hashes.get(place)).clone();
    wrong[random.nextInt(wrong.length)] ^= (byte) (1 << random.nextInt(8));
    int level = Integer.parseInt(place.split("/", 2)[0]);
    long index = Long.parseLong(place.split("/", 2)[1]);
    Tile tile = Tile.in(log.frontier.size(), level, index / Tile.WIDTH);

    log.hashes.put(place, wrong);
    Finding expected = new Finding.HashChanged(tile, (int) (index % Tile.WIDTH));
    assertThat(finding(log)).isEqualTo(expected);

    log.hashes.remove(place);
    assertThat(finding(log)).isEqualTo(new Finding.HashesMissing(tile));
  }

  @RepeatedTest(ROUNDS)
  void aRewrittenEntryWithAllItsHashesRedoneIsFoundBetweenTwoCheckpoints(RepetitionInfo round) {
    Random random = new Random(round.getCurrentRepetition());
    StoredLog log = log(random);
    List<byte[]> forged = new ArrayList<>(log.entries);
    int at = EntryTampering.FLIP_A_BIT.tamper(forged, random);
    StoredLog redone = new StoredLog(key).append(forged);
    redone.checkpoints.addAll(log.checkpoints);
    redone.latest = log.latest;

    List<Checkpoint> signed =
        log.checkpoints.stream().map(n -> Checkpoint.parse(SignedNote.parse(n).text())).toList();
    long first =
        signed.stream().mapToLong(c -> c.head().size()).filter(s -> s <= at).max().orElse(0);
    Checkpoint next = signed.stream().filter(c -> c.head().size() > at).findFirst().orElseThrow();
    assertThat(finding(redone))
        .isEqualTo(new Finding.HistoryRewritten(first, next.head().size() - 1, next));
  }

  @RepeatedTest(ROUNDS)
  void aRewrittenEntryWithItsOwnHashRedoneIsFoundWithinItsTile(RepetitionInfo round) {
    Random random = new Random(round.getCurrentRepetition());
    StoredLog log = new StoredLog(key).append(StoredLog.numbered(1000, random)).sign();
    int at = random.nextInt(3 * Tile.WIDTH);
    log.entries.set(at, new byte[] {42});
    log.hashes.put("0/" + at, Merkle.leaf(new byte[] {42}).bytes());
    long start = at - at % Tile.WIDTH;
    assertThat(finding(log))
        .isInstanceOfSatisfying(
            Finding.HistoryRewritten.class,
            found -> {
              assertThat(found.first()).isEqualTo(start);
              assertThat(found.last()).isEqualTo(start + Tile.WIDTH - 1);
            });
  }

  @RepeatedTest(ROUNDS)
  void everyChangedByteOfACheckpointIsFound(RepetitionInfo round) {
    Random random = new Random(round.getCurrentRepetition());
    StoredLog log = log(random);
    int number = random.nextInt(log.checkpoints.size());
    StringBuilder note = new StringBuilder(log.checkpoints.get(number));
    int at = random.nextInt(note.length());
    note.setCharAt(at, note.charAt(at) == 'A' ? 'B' : 'A');
    log.checkpoints.set(number, note.toString());
    assertThat(finding(log))
        .isInstanceOfSatisfying(
            Finding.CheckpointRefused.class,
            refused -> assertThat(refused.number()).isEqualTo(number));
  }

  @Test
  void swappedCheckpointsAreFound() {
    StoredLog log = new StoredLog(key);
    Random random = new Random(1);
    List<byte[]> all = StoredLog.numbered(30, random);
    log.append(all.subList(0, 10)).sign().append(all.subList(10, 30)).sign();
    Collections.swap(log.checkpoints, 0, 1);
    assertThat(finding(log)).isEqualTo(new Finding.CheckpointRefused(1, 30, Refusal.OUT_OF_ORDER));
  }

  @Test
  void aCheckpointOfAStrangersKeyIsFound() {
    StoredLog log = log(new Random(1));
    Checkpoint last = new Checkpoint(StoredLog.ORIGIN, log.frontier.head());
    log.checkpoints.add(last.sign(NoteSigner.create(StoredLog.ORIGIN)).encode());
    assertThat(finding(log))
        .isEqualTo(
            new Finding.CheckpointRefused(
                log.checkpoints.size() - 1L, log.frontier.size(), Refusal.UNKNOWN_KEY));
  }

  @Test
  void aCheckpointOfAnotherLogByTheSameKeyIsFound() {
    StoredLog log = log(new Random(1));
    log.latest =
        Optional.of(new Checkpoint("other.example", log.frontier.head()).sign(key).encode());
    assertThat(finding(log))
        .isEqualTo(
            new Finding.CheckpointRefused(
                Finding.CheckpointRefused.LATEST, 0, Refusal.OTHER_ORIGIN));
  }

  @Test
  void twoSignedHistoriesOfOneSizeAreFound() {
    StoredLog log = log(new Random(1));
    TreeHead other = new TreeHead(log.frontier.size(), Merkle.EMPTY_ROOT);
    log.checkpoints.add(new Checkpoint(StoredLog.ORIGIN, other).sign(key).encode());
    assertThat(finding(log))
        .isEqualTo(
            new Finding.CheckpointRefused(
                log.checkpoints.size() - 1L, log.frontier.size(), Refusal.SPLIT_VIEW));
  }

  @Test
  void aLogWithoutALatestCheckpointIsFound() {
    StoredLog log = log(new Random(1));
    log.latest = Optional.empty();
    assertThat(finding(log))
        .isEqualTo(
            new Finding.CheckpointRefused(Finding.CheckpointRefused.LATEST, 0, Refusal.MISSING));
  }

  @Test
  void aLogCutOffBehindItsArchivesBackIsFound() {
    Random random = new Random(1);
    List<byte[]> all = StoredLog.numbered(30, random);
    StoredLog log = new StoredLog(key).append(all.subList(0, 10)).sign();
    String early = log.checkpoints.getFirst();
    log.append(all.subList(10, 30)).sign();
    log.latest = Optional.of(early);
    assertThat(finding(log)).isEqualTo(new Finding.CheckpointRefused(1, 10, Refusal.BEYOND_LATEST));
  }

  @Test
  void anOldKeyStaysGoodForWhatItSigned() {
    NoteSigner young = NoteSigner.create(StoredLog.ORIGIN);
    StoredLog log = log(new Random(1));
    log.checkpoints.add(new Checkpoint(StoredLog.ORIGIN, log.frontier.head()).sign(young).encode());
    LogVerifier verifier =
        new LogVerifier(StoredLog.ORIGIN, List.of(key.verifier(), young.verifier()));
    assertThat(verifier.verify(log)).isInstanceOf(Verdict.Intact.class);
  }

  @Test
  void entriesCutOffAreMissingAndNotTakenForChangedOnes() {
    StoredLog log = new StoredLog(key).append(StoredLog.numbered(700, new Random(1))).sign();
    log.entries.subList(600, 700).clear();
    assertThat(finding(log)).isEqualTo(new Finding.EntryMissing(600));
    log.entries.subList(512, 600).clear();
    assertThat(finding(log)).isEqualTo(new Finding.EntryMissing(512));
  }

  @Test
  void theWayFromNothingToEverythingIsTold() {
    StoredLog log = new StoredLog(key).append(StoredLog.numbered(700, new Random(1))).sign();
    List<Long> told = new ArrayList<>();
    log.verifier()
        .verify(
            log,
            (entries, of) -> {
              assertThat(of).isEqualTo(700);
              told.add(entries);
            });
    assertThat(told).containsExactly(0L, 256L, 512L, 700L);
  }

  private Finding finding(StoredLog log) {
    Verdict verdict = log.verifier().verify(log);
    assertThat(verdict).isInstanceOf(Verdict.Broken.class);
    Finding finding = ((Verdict.Broken) verdict).finding();
    assertThat(finding.inWords()).isNotBlank();
    return finding;
  }
}
