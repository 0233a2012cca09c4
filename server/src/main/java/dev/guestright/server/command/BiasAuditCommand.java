package dev.guestright.server.command;

import dev.guestright.fairness.Audit;
import dev.guestright.fairness.AuditJson;
import dev.guestright.fairness.AuditText;
import dev.guestright.fairness.Question;
import dev.guestright.fairness.QuestionException;
import dev.guestright.fairness.Report;
import java.io.PrintWriter;
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
    JSON
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
      names = "--within",
      split = ",",
      paramLabel = "COL",
      description = "Compare like with like by these columns.")
  private List<String> within = new ArrayList<>();

  @Option(names = "--wait", paramLabel = "COL", description = "The column of waits, as numbers.")
  private @Nullable String waiting;

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
      paramLabel = "text|json",
      description = "How to write the report. Default: text")
  private Format format = Format.TEXT;

  @Option(names = "--check", description = "End with exit code 1 if anything was found.")
  private boolean check;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Report report = audit();
    PrintWriter out = Terminal.out(spec);
    out.println(
        switch (format) {
          case TEXT -> AuditText.write(report).stripTrailing();
          case JSON -> AuditJson.write(report);
        });
    out.flush();
    return check && !report.findings().isEmpty() ? Guestright.WRONG : 0;
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
