package dev.guestright.server.command;

import dev.guestright.fairness.Audit;
import dev.guestright.fairness.AuditJson;
import dev.guestright.fairness.AuditText;
import dev.guestright.fairness.Question;
import dev.guestright.fairness.QuestionException;
import dev.guestright.fairness.Report;
import dev.guestright.fairness.count.UnreadableException;
import dev.guestright.fairness.report.AuditHtml;
import dev.guestright.fairness.report.AuditPdf;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says whether decisions differ between groups, by how much and how surely. */
@Command(
    name = "bias-audit",
    mixinStandardHelpOptions = true,
    description = "Says whether decisions differ between groups, by how much and how surely.")
final class BiasAuditCommand implements Callable<Integer> {

  /** How a report is written. */
  enum Format {
    TEXT,
    JSON,
    HTML,
    PDF
  }

  @Parameters(paramLabel = "FILE", description = "The decisions, as CSV or Parquet.")
  private Path file = Path.of("decisions.csv");

  @Option(
      names = "--outcome",
      required = true,
      paramLabel = "COL",
      description = "The column of what was decided.")
  private String outcome = "";

  @Option(
      names = "--favourable",
      paramLabel = "VALUE",
      description =
          "The outcome that is good for the customer. Without it, plain words for yes are.")
  private @Nullable String favourable;

  @Option(
      names = "--group",
      required = true,
      split = ",",
      paramLabel = "COL",
      description = "The columns that say who the customer is.")
  private List<String> groups = new ArrayList<>();

  @Option(
      names = "--label",
      paramLabel = "COL",
      description = "The column of what would have been right.")
  private @Nullable String label;

  @Option(
      names = "--score",
      paramLabel = "COL",
      description = "The column of a score from 0 to 1, to hold against the label.")
  private @Nullable String score;

  @Option(
      names = "--within",
      split = ",",
      paramLabel = "COL",
      description = "Compare like with like by these columns.")
  private List<String> within = new ArrayList<>();

  @Option(names = "--wait", paramLabel = "COL", description = "The column of waits, as numbers.")
  private @Nullable String waiting;

  @Option(
      names = "--customer",
      paramLabel = "COL",
      description =
          "The column that names the customer, where one has several decisions: intervals and tests"
              + " widen, and no group of few customers is shown.")
  private @Nullable String customer;

  @Option(
      names = "--at",
      paramLabel = "COL",
      description = "The column of the day or time of a decision: rates over time, and drift.")
  private @Nullable String time;

  @Option(
      names = "--daily",
      description =
          "The audit is made again as decisions come: test so that it holds however often you"
              + " look.")
  private boolean daily;

  @Option(
      names = "--intersect",
      paramLabel = "N",
      description = "Cross up to so many attributes. Default: ${DEFAULT-VALUE}")
  private int crossing = 1;

  @Option(
      names = "--reference",
      paramLabel = "COL=VALUE",
      description = "Compare with this group. Without it, each group with everyone else.")
  private Map<String, String> references = new LinkedHashMap<>();

  @Option(
      names = "--smallest",
      paramLabel = "N",
      description = "Show no group of fewer decisions. Default: ${DEFAULT-VALUE}")
  private int smallest = Question.SMALLEST;

  @Option(
      names = "--format",
      paramLabel = "text|json|html|pdf",
      description = "How to write the report. Default: text")
  private Format format = Format.TEXT;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write the report to this file; a PDF needs one.")
  private @Nullable Path target;

  @Option(names = "--check", description = "End with exit code 1 if anything was found.")
  private boolean check;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (format == Format.PDF && target == null && spec != null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "A PDF is no text: say where to write it with --out FILE");
    }
    Report report = audit();
    byte[] written = written(report);
    if (target == null) {
      PrintWriter out = Terminal.out(spec);
      out.print(new String(written, StandardCharsets.UTF_8));
      out.flush();
    } else {
      save(target, written);
    }
    return check && !report.findings().isEmpty() ? Guestright.WRONG : 0;
  }

  private byte[] written(Report report) {
    return switch (format) {
      case TEXT ->
          (AuditText.write(report).stripTrailing() + "\n").getBytes(StandardCharsets.UTF_8);
      case JSON -> (AuditJson.write(report) + "\n").getBytes(StandardCharsets.UTF_8);
      case HTML -> AuditHtml.write(report).getBytes(StandardCharsets.UTF_8);
      case PDF -> AuditPdf.write(report);
    };
  }

  private static void save(Path to, byte[] bytes) {
    try {
      Files.write(to, bytes);
    } catch (IOException e) {
      throw new UnreadableException(
          "The report cannot be written to " + to + ": is its folder there, and yours?", e);
    }
  }

  private Report audit() {
    try {
      return Audit.of(file, question());
    } catch (QuestionException e) {
      if (spec == null) {
        throw e;
      }
      throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private Question question() {
    Question asked = score == null ? plain() : plain().scored(score);
    asked = customer == null ? asked : asked.ofCustomers(customer);
    asked = time == null ? asked : asked.over(time);
    return daily ? asked.eachDay() : asked;
  }

  private Question plain() {
    return new Question(
        outcome,
        Optional.ofNullable(favourable),
        groups,
        references,
        Optional.ofNullable(label),
        Optional.empty(),
        within,
        Optional.ofNullable(waiting),
        crossing,
        smallest);
  }
}
