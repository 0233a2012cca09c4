package dev.guestright.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Hostile input: every decoder either refuses it with a {@link LogFormatException}, or has read the
 * one value whose encoding it is.
 */
class DecoderFuzzTest {
  private static final NoteSigner KEY = NoteSigner.create(StoredLog.ORIGIN);
  private static final StoredLog LOG =
      new StoredLog(KEY).append(StoredLog.numbered(300, new Random(3))).sign();
  private static final SignedNote NOTE = SignedNote.parse(LOG.checkpoints.getFirst());
  private static final PortableProof PROOF =
      new PortableProof(new Prover(LOG).inclusion(77, 300), NOTE);

  @Property
  void hashes(@ForAll("texts") String text) {
    readsOnlyItsOwnText(Hash::parse, Hash::base64, text);
  }

  @Property
  void checkpoints(@ForAll("texts") String text) {
    readsOnlyItsOwnText(Checkpoint::parse, Checkpoint::text, text);
  }

  @Property
  void notes(@ForAll("texts") String text) {
    readsOnlyItsOwnText(SignedNote::parse, SignedNote::encode, text);
  }

  @Property
  void notesAsBytes(@ForAll("bytes") byte[] bytes) {
    readsOnlyItsOwnBytes(
        SignedNote::parse, note -> note.encode().getBytes(StandardCharsets.UTF_8), bytes);
  }

  @Property
  void proofs(@ForAll("texts") String text) {
    if (!text.contains("\nextra ")) {
      readsOnlyItsOwnText(PortableProof::parse, PortableProof::encode, text);
    }
  }

  @Property
  void verifierKeys(@ForAll("texts") String text) {
    readsOnlyItsOwnText(NoteVerifier::parse, NoteVerifier::vkey, text);
  }

  @Property
  void privateKeys(@ForAll("texts") String text) {
    readsOnlyItsOwnText(NoteSigner::load, NoteSigner::privateKeyText, text);
  }

  @Property
  void tilePaths(@ForAll("paths") String path) {
    readsOnlyItsOwnText(Tile::parse, Tile::path, path);
    readsOnlyItsOwnText(Bundle::parse, Bundle::path, path);
  }

  @Property
  void bundles(@ForAll("bytes") byte[] bytes) {
    readsOnlyItsOwnBytes(Bundle::decode, Bundle::encode, bytes);
  }

  @Property
  void frontiers(@ForAll("bytes") byte[] bytes) {
    readsOnlyItsOwnBytes(Frontier::fromBytes, Frontier::toBytes, bytes);
  }

  @Property
  void archives(@ForAll("texts") String text) {
    try (Stream<String> notes = CheckpointArchive.read(new StringReader(text + "\n\n" + text))) {
      assertThat(notes.toList()).allMatch(note -> note.endsWith("\n"));
    }
  }

  @Property
  void aGarbledLogIsBrokenAndNeverCrashesTheVerifier(
      @ForAll("bytes") byte[] entries,
      @ForAll("bytes") byte[] hashes,
      @ForAll("texts") String note) {
    LogSource garbled =
        new LogSource() {
          @Override
          public Optional<byte[]> bundle(Bundle bundle) {
            return Optional.of(entries);
          }

          @Override
          public Optional<byte[]> tile(Tile tile) {
            return Optional.of(hashes);
          }

          @Override
          public Optional<String> checkpoint() {
            return LOG.checkpoint();
          }

          @Override
          public Stream<String> checkpoints() {
            return Stream.of(note);
          }
        };
    assertThat(LOG.verifier().verify(garbled)).isInstanceOf(Verdict.Broken.class);
  }

  private static <T> void readsOnlyItsOwnText(
      Function<String, T> decode, Function<T, String> encode, String text) {
    T value;
    try {
      value = decode.apply(text);
    } catch (LogFormatException refused) {
      return;
    }
    assertThat(encode.apply(value)).isEqualTo(text);
  }

  private static <T> void readsOnlyItsOwnBytes(
      Function<byte[], T> decode, Function<T, byte[]> encode, byte[] bytes) {
    T value;
    try {
      value = decode.apply(bytes);
    } catch (LogFormatException refused) {
      return;
    }
    assertThat(encode.apply(value)).isEqualTo(bytes);
  }

  /** Real texts with a few characters changed, doubled or removed, and plain noise. */
  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> noise =
        Arbitraries.strings().withChars("\n\n\n +=—A9azx/.\u0000\u0085\u00a0é").ofMaxLength(80);
    return Arbitraries.oneOf(mutations(SEEDS), noise, Arbitraries.strings().ofMaxLength(40));
  }

  @Provide
  Arbitrary<String> paths() {
    List<String> seeds =
        List.of(
            "tile/0/000",
            "tile/63/x001/x234/067.p/255",
            "tile/entries/x009/223/372.p/1",
            "tile/7/x009/x223/x372/x036/x854/x775/807");
    return Arbitraries.oneOf(
        mutations(seeds), Arbitraries.strings().withChars("tile/x0129.pens").ofMaxLength(40));
  }

  @Provide
  Arbitrary<byte[]> bytes() {
    Arbitrary<byte[]> noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
    List<byte[]> seeds =
        List.of(
            LOG.frontier.toBytes(),
            Bundle.encode(LOG.entries.subList(0, 256)),
            Bundle.encode(LOG.entries.subList(0, 3)),
            NOTE.encode().getBytes(StandardCharsets.UTF_8));
    return Arbitraries.oneOf(noise, mutatedBytes(seeds));
  }

  private static final List<String> SEEDS =
      List.of(
          NOTE.encode(),
          NOTE.text(),
          PROOF.encode(),
          KEY.verifier().vkey(),
          KEY.privateKeyText(),
          Merkle.EMPTY_ROOT.base64());

  private static Arbitrary<String> mutations(List<String> seeds) {
    return Arbitraries.of(seeds)
        .flatMap(seed ->
            Arbitraries.randomValue(random -> {
              StringBuilder text = new StringBuilder(seed);
              for (int change = random.nextInt(3); change >= 0; change--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(4)) {
                  case 0 -> text.deleteCharAt(at);
                  case 1 -> text.insert(at, text.charAt(random.nextInt(text.length())));
                  case 2 -> text.setCharAt(at, (char) random.nextInt(0x100));
                  case 3 -> text.insert(at, '\n');
                }
                if (text.isEmpty()) {
                  break;
                }
              }
              return text.toString();
            }));
  }

  private static Arbitrary<byte[]> mutatedBytes(List<byte[]> seeds) {
    return Arbitraries.of(seeds)
        .flatMap(seed ->
            Arbitraries.randomValue(random -> {
              byte[] bytes = java.util.Arrays.copyOf(seed, 1 + random.nextInt(seed.length));
              bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
              return bytes;
            }));
  }
}
