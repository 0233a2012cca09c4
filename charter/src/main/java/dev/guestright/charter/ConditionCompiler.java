package dev.guestright.charter;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Turns CEL into a {@link Condition}, with the CEL library's own parser and type checker. */
final class ConditionCompiler {
  /** Longer than any condition that a person could read. */
  static final int MAX_CHARACTERS = 2_000;

  private static final String MOMENT = "Moment";

  private static final StructType MOMENT_TYPE =
      StructType.create(
          MOMENT,
          ImmutableSet.copyOf(Arrays.stream(Signal.values()).map(Signal::word).toList()),
          field -> Signal.named(field).map(ConditionCompiler::typeOf));

  private static final CelCompiler CEL =
      CelCompilerFactory.standardCelCompilerBuilder()
          .setTypeProvider(new MomentOnly())
          .addVar("moment", StructTypeReference.create(MOMENT))
          .setResultType(SimpleType.BOOL)
          .build();

  private ConditionCompiler() {}

  /** What is wrong with a condition, and where in it: line from 1, column from 0. */
  record Problem(int line, int column, String message) {}

  /** The condition, or what is wrong with it: exactly one of the two. */
  record Outcome(Optional<Condition> condition, List<Problem> problems) {}

  static Outcome compile(String text) {
    if (text.length() > MAX_CHARACTERS) {
      return failed(
          List.of(new Problem(1, 0, "a condition has at most " + MAX_CHARACTERS + " characters")));
    }
    CelValidationResult checked = CEL.compile(text);
    if (checked.hasError()) {
      return failed(checked.getErrors().stream().map(ConditionCompiler::problem).toList());
    }
    try {
      CelAbstractSyntaxTree ast = checked.getAst();
      return new Outcome(Optional.of(ConditionClosures.of(text, ast)), List.of());
    } catch (ConditionClosures.Unsupported form) {
      return failed(List.of(form.problem()));
    } catch (CelValidationException e) {
      return failed(List.of(new Problem(1, 0, "the condition cannot be read")));
    }
  }

  private static Outcome failed(List<Problem> problems) {
    return new Outcome(Optional.empty(), problems);
  }

  private static Problem problem(CelIssue issue) {
    return new Problem(
        Math.max(1, issue.getSourceLocation().getLine()),
        Math.max(0, issue.getSourceLocation().getColumn()),
        issue.getMessage());
  }

  private static CelType typeOf(Signal signal) {
    return switch (signal.kind()) {
      case BOOL -> SimpleType.BOOL;
      case INT -> SimpleType.INT;
      case STRING -> SimpleType.STRING;
    };
  }

  /** Conditions know one type: the moment. */
  private static final class MomentOnly implements CelTypeProvider {
    @Override
    public ImmutableCollection<CelType> types() {
      return ImmutableList.of(MOMENT_TYPE);
    }

    @Override
    public Optional<CelType> findType(String name) {
      return name.equals(MOMENT) ? Optional.of(MOMENT_TYPE) : Optional.empty();
    }
  }
}
