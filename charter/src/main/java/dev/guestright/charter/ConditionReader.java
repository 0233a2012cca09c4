package dev.guestright.charter;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the conditions of plays and rules, and says what is wrong with one in plain words. */
final class ConditionReader {
  private static final Pattern UNKNOWN_FIELD = Pattern.compile("undefined field '([^']+)'");
  private static final List<String> SIGNALS =
      Arrays.stream(Signal.values()).map(Signal::word).toList();

  private final Findings findings;

  ConditionReader(Findings findings) {
    this.findings = findings;
  }

  Condition read(Section section) {
    Optional<Yaml.Scalar> scalar = section.scalar("when");
    if (scalar.isEmpty()) {
      return Condition.unreadable("");
    }
    ConditionCompiler.Outcome outcome = ConditionCompiler.compile(scalar.get().value());
    for (ConditionCompiler.Problem problem : outcome.problems()) {
      report(section, problem, spot(scalar.get(), problem));
    }
    return outcome.condition().orElseGet(() -> Condition.unreadable(scalar.get().value()));
  }

  private void report(Section section, ConditionCompiler.Problem problem, Spot spot) {
    String where = "the condition of " + section.what();
    Matcher field = UNKNOWN_FIELD.matcher(problem.message());
    if (field.find()) {
      String name = String.valueOf(field.group(1));
      findings.unknown(
          spot,
          "condition",
          where + " reads `moment." + Section.shown(name) + "`, which is not a signal.",
          name,
          SIGNALS);
    } else {
      findings.error(
          spot,
          "condition",
          where + ": " + problem.message() + ".",
          "Note that " + ConditionClosures.SUPPORTED + ".");
    }
  }

  /** The place in the file; inside a block scalar, the place of the block. */
  private static Spot spot(Yaml.Scalar scalar, ConditionCompiler.Problem problem) {
    if (scalar.block() || problem.line() > 1) {
      return scalar.spot();
    }
    return new Spot(
        scalar.spot().line(),
        scalar.spot().column() + (scalar.quoted() ? 1 : 0) + problem.column());
  }
}
