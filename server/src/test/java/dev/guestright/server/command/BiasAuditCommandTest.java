package dev.guestright.server.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BiasAuditCommandTest {

  @TempDir private Path directory;
  private String file = "";

  @BeforeEach
  void write() throws IOException {
    String rows =
        "sex,team,minutes,right,refund\n"
            + "F,a,3,yes,yes\n".repeat(20)
            + "F,b,9,yes,no\n".repeat(80)
            + "M,a,4,yes,yes\n".repeat(60)
            + "M,b,8,no,no\n".repeat(40);
    file = Files.writeString(directory.resolve("decisions.csv"), rows).toString();
  }

  @Test
  void theJsonHasWhatOtherProgramsRead() {
    Said said =
        Said.by(
            "bias-audit",
            file,
            "--outcome",
            "refund",
            "--favourable",
            "yes",
            "--group",
            "sex",
            "--label",
            "right",
            "--within",
            "team",
            "--wait",
            "minutes",
            "--intersect",
            "2",
            "--reference",
            "sex=M",
            "--format",
            "json");
    assertThat(said.code()).isZero();
    JsonNode json = JsonMapper.shared().readTree(said.out());
    assertThat(json.at("/rows").asInt()).isEqualTo(200);
    assertThat(json.at("/groups/0/by/sex").asString()).isEqualTo("F");
    assertThat(json.at("/groups/0/rate").asDouble()).isEqualTo(0.2);
    assertThat(json.at("/groups/0/fnr").asDouble()).isEqualTo(0.8);
    assertThat(json.at("/comparisons/0/reference").asString()).isEqualTo("M");
    assertThat(json.at("/comparisons/0/metric").asString()).isEqualTo("selectionRate");
    assertThat(json.at("/comparisons/0/test").asString()).isEqualTo("chi-square");
    assertThat(json.at("/comparisons/0/adjustedLog10P").asDouble()).isNegative();
    assertThat(json.at("/within/0/by/0").asString()).isEqualTo("team");
    assertThat(json.at("/waits/groups/0/median").asDouble()).isEqualTo(9);
    assertThat(json.at("/findings/0/severity").asString()).isEqualTo("high");
  }

  @Test
  void decisionsOfFewCustomersAreNoFinding() throws IOException {
    StringBuilder rows = new StringBuilder("who,sex,refund\n");
    for (int who = 0; who < 24; who++) {
      String row =
          who + (who < 12 ? ",F," : ",M,") + (who % 12 < (who < 12 ? 4 : 8) ? "yes" : "no");
      rows.append((row + "\n").repeat(20));
    }
    String path = Files.writeString(directory.resolve("hanging.csv"), rows).toString();
    String[] asked = {"bias-audit", path, "--outcome", "refund", "--group", "sex", "--check"};
    assertThat(Said.by(asked).code()).isEqualTo(Guestright.WRONG);
    Said said = Said.by(with(asked, "--customer", "who"));
    assertThat(said.code()).isZero();
    assertThat(said.out()).startsWith("480 decisions of 24 customers");
  }

  @Test
  void scoresAndDaysAreInTheJsonAndOnThePage() throws IOException {
    StringBuilder rows = new StringBuilder("sex,refund,right,sure,on\n");
    for (int day = 1; day <= 5; day++) {
      rows.append(("F,yes,yes,0.8,2026-11-0" + day + "\n").repeat(12));
      rows.append(("M,no,no,0.3,2026-11-0" + day + "\n").repeat(12));
    }
    String path = Files.writeString(directory.resolve("days.csv"), rows).toString();
    String[] asked = {
      "bias-audit",
      path,
      "--outcome",
      "refund",
      "--group",
      "sex",
      "--label",
      "right",
      "--score",
      "sure",
      "--at",
      "on",
      "--daily",
      "--format"
    };
    JsonNode json = JsonMapper.shared().readTree(Said.by(with(asked, "json")).out());
    assertThat(json.at("/calibration/groups/0/gap").asDouble()).isCloseTo(0.2, within(1e-9));
    assertThat(json.at("/trends/0/periods/4/from").asString()).isEqualTo("2026-11-05");
    assertThat(json.at("/comparisons/0/alwaysLog10P").asDouble()).isNegative();
    assertThat(Said.by(with(asked, "html")).out()).contains("Over time by sex", "at every look");
    assertThat(
            Said.by("bias-audit", path, "--outcome", "refund", "--group", "sex", "--score", "sure"))
        .extracting(Said::code, it -> it.err().lines().findFirst().orElse(""))
        .containsExactly(Guestright.USAGE, "A score needs a label to be held against: name one");
  }

  @Test
  void thePlainTextSaysWhoAndByHowMuchAndACheckFails() {
    Said said = Said.by("bias-audit", file, "--outcome", "refund", "--group", "sex", "--check");
    assertThat(said.code()).isEqualTo(Guestright.WRONG);
    assertThat(said.out()).contains("'F' have the favourable outcome in 20.0 %, M in 60.0 %");
  }

  @Test
  void aPageOrAPdfIsWrittenToAFile() throws IOException {
    Path page = directory.resolve("audit.html");
    Path pdf = directory.resolve("audit.pdf");
    String[] asked = {"bias-audit", file, "--outcome", "refund", "--group", "sex", "--format"};
    assertThat(Said.by(with(asked, "html", "--out", page.toString())).code()).isZero();
    assertThat(page).content().contains("<svg", "Impact ratios by sex");
    assertThat(Said.by(with(asked, "pdf", "--out", pdf.toString())).code()).isZero();
    assertThat(Files.readAllBytes(pdf)).startsWith((byte) '%', (byte) 'P', (byte) 'D', (byte) 'F');
    assertThat(Said.by(with(asked, "pdf")).code()).isEqualTo(Guestright.USAGE);
    Said nowhere = Said.by(with(asked, "pdf", "--out", directory + "/no/audit.pdf"));
    assertThat(nowhere.code()).isEqualTo(Guestright.WRONG);
    assertThat(nowhere.err()).startsWith("The report cannot be written").hasLineCount(1);
  }

  private static String[] with(String[] words, String... more) {
    return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
  }

  @Test
  void aColumnThatIsNotThereIsWrongUsage() {
    Said said = Said.by("bias-audit", file, "--outcome", "refunded", "--group", "sex");
    assertThat(said.code()).isEqualTo(Guestright.USAGE);
    assertThat(said.err()).contains("There is no column 'refunded'");
  }

  @Test
  void aFileThatIsNotThereIsSaidInOneLine() {
    Said said = Said.by("bias-audit", file + ".no", "--outcome", "refund", "--group", "sex");
    assertThat(said.code()).isEqualTo(Guestright.WRONG);
    assertThat(said.err()).startsWith("There is no file").hasLineCount(1);
  }
}
