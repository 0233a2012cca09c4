package dev.guestright.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Models are made and measured by whoever has labelled messages, without a server. */
class TriageCommandTest {

  private static final String[] GOODS = {"lamp", "router", "kettle", "phone", "printer", "watch"};

  @TempDir private Path directory;
  private Path data;
  private Path model;

  @BeforeEach
  void write() throws IOException {
    StringBuilder rows = new StringBuilder("text,label,language,team\n");
    for (String good : GOODS) {
      rows.append("Where is my ").append(good).append("?,delivery,en,a\n");
      rows.append("\"Has the parcel with the ")
          .append(good)
          .append(" left, please?\",delivery,en,b\n");
      rows.append("Mein Paket mit ").append(good).append(" fehlt noch,delivery,de,a\n");
      rows.append("My ").append(good).append(" is broken,fault,en,a\n");
      rows.append("The ").append(good).append(" does not work any more,fault,en,b\n");
      rows.append("Das Gerät ").append(good).append(" ist kaputt,fault,de,a\n");
    }
    data = Files.writeString(directory.resolve("data.csv"), rows);
    model = directory.resolve("triage.model");
  }

  private Said train(Object... more) {
    Object[] words = {"train", "--data", data, "--model", model, "--encoder", "none"};
    Object[] all = java.util.Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return run(all);
  }

  private static Said run(Object... words) {
    return Said.by(Stream.concat(Stream.of("triage"), Arrays.stream(words)).toArray());
  }

  @Test
  void aTrainedModelIsMeasuredByLanguageAndGroup() {
    assertThat(train().code()).isZero();
    Said said = run("evaluate", "--model", model, "--data", data, "--json");
    assertThat(said.code()).as(said.err()).isZero();
    JsonNode json = said.json();
    assertThat(json.get("n").asInt()).isEqualTo(36);
    assertThat(json.get("accuracy").asDouble()).isEqualTo(1);
    assertThat(json.get("macroF1").asDouble()).isEqualTo(1);
    assertThat(json.get("ece").asDouble()).isBetween(0.0, 0.2);
    assertThat(json.get("perSecond").asDouble()).isPositive();
    assertThat(json.at("/byLanguage/de/n").asInt()).isEqualTo(12);
    assertThat(json.at("/byLanguage/de/accuracy").asDouble()).isEqualTo(1);
    assertThat(json.at("/byGroup/team/b/n").asInt()).isEqualTo(12);
    assertThat(json.at("/byGroup/team/b/low").asDouble()).isBetween(0.5, 1.0);
    assertThat(json.at("/confusion/fault/fault").asInt()).isEqualTo(18);
  }

  @Test
  void theCardThatTrainingPrintsNamesItsOwnerAndItsData() {
    JsonNode card =
        train("--json", "--owner", "Maya Lind", "--about-data", "made up", "--limits", "tiny")
            .json();
    assertThat(card.get("owner").asString()).isEqualTo("Maya Lind");
    assertThat(card.get("aboutData").asString()).isEqualTo("made up");
    assertThat(card.at("/measured/n").asInt()).isEqualTo(36);
  }

  @Test
  void aPersonReadsTablesWithIntervals() {
    train();
    assertThat(run("evaluate", "--model", model, "--data", data).out())
        .contains("right        1.0000 of 36 (95 %: 0.90")
        .contains("By team")
        .contains("By language");
  }

  @Test
  void whatCannotBeReadIsToldInOneLineWithTheFileAndWhatToDo() throws IOException {
    Path none = directory.resolve("none.csv");
    complains("There is no file", run("train", "--data", none, "--model", model));
    complains("needs the columns text and label", trainOn("words,label\nhello,a\n"));
    complains("Line 3 has no label", trainOn("text,label\nhello,a\nbye,\n"));
    complains("holds no examples", trainOn("text,label\n"));
    complains("two labels", trainOn("text,label\nhello,a\nhi,a\n"));
    complains("There is no model", run("evaluate", "--model", none, "--data", data));
    complains("Not a triage model", run("evaluate", "--model", data, "--data", data));
    Files.write(data, "text,label\nGrüße,a\n".getBytes(StandardCharsets.ISO_8859_1));
    complains("is not UTF-8 text", train());
  }

  private Said trainOn(String csv) throws IOException {
    Files.writeString(data, csv);
    return train();
  }

  private static void complains(String words, Said said) {
    assertThat(said.code()).isEqualTo(Guestright.WRONG);
    assertThat(said.err()).contains(words).doesNotContain("Exception");
    assertThat(said.out()).isEmpty();
  }

  @Test
  void aModelIsNotTrainedForAPlaceThatIsNotThere() {
    Said said =
        run("train", "--data", data, "--model", directory.resolve("no/where"), "--encoder", "none");
    complains("a folder that is there", said);
  }

  @Test
  void aModelThatWasChangedIsNotUsed() throws IOException {
    train();
    byte[] bytes = Files.readAllBytes(model);
    bytes[bytes.length / 2] ^= 1;
    Files.write(model, bytes);
    complains("checksum", run("evaluate", "--model", model, "--data", data));
  }

  @Test
  void anEncoderOfOnesOwnThatIsNoEncoderIsRefused() {
    Said said = run("train", "--data", data, "--model", model, "--encoder", directory);
    complains("tokenizer.json", said);
  }

  @Test
  void wrongUsageIsToldApart() {
    assertThat(run("train", "--model", model).code()).isEqualTo(Guestright.USAGE);
    assertThat(Objects.requireNonNull(run().err())).contains("triage train");
  }
}
