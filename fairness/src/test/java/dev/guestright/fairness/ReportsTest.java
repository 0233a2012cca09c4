package dev.guestright.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guestright.fairness.report.AuditHtml;
import dev.guestright.fairness.report.AuditPdf;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {

  @TempDir private Path directory;

  /** Decisions with waits, a name that is markup, and a group of nine. */
  private Path decisions() {
    DecisionsFile file = new DecisionsFile(directory, "sex,race,outcome,minutes");
    for (int minute = 1; minute <= 60; minute++) {
      file.rows(2, "F,<b>&amp;</b>,1," + minute)
          .rows(2, "F,Белые,0," + minute * 2)
          .rows(3, "M,<b>&amp;</b>,1," + minute)
          .rows(1, "M,Белые,0," + minute);
    }
    return file.rows(9, "X,Белые,1,5").rows(12, ",Белые,1,5").write();
  }

  private static Question question() {
    return new Question(
        "outcome",
        Optional.empty(),
        List.of("sex", "race"),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.of("minutes"),
        2,
        Question.SMALLEST);
  }

  @Test
  void theSameDecisionsGiveTheSameBytes() throws InterruptedException {
    Path file = decisions();
    String html = AuditHtml.write(Audit.of(file, question()));
    byte[] pdf = AuditPdf.write(Audit.of(file, question()));
    Thread.sleep(1100); // a date of its making would differ
    assertThat(AuditHtml.write(Audit.of(file, question()))).isEqualTo(html);
    assertThat(AuditPdf.write(Audit.of(file, question()))).isEqualTo(pdf);
  }

  @Test
  void thePageHasImpactRatiosAndPlotsAndNobodyInAGroupOfNine() {
    String html = AuditHtml.write(Audit.of(decisions(), question()));
    assertThat(html)
        .contains("Impact ratios by sex × race", "<svg", "prefers-color-scheme: dark")
        .contains("<td>F</td><td>240</td><td>120</td><td>50.0 %</td><td>0.667</td>")
        .contains("&lt;b&gt;", "<td>unknown</td>")
        .doesNotContain("<b>", "<script", "<td>X</td>", ": X<", "http://localhost");
  }

  @Test
  void thePdfSaysWhatThePageSays() throws IOException {
    byte[] pdf = AuditPdf.write(Audit.of(decisions(), question()));
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(new PDFTextStripper().getText(document))
          .contains("Bias audit of", "Impact ratios by sex", "Белые", "0.667", "Waits");
    }
  }
}
