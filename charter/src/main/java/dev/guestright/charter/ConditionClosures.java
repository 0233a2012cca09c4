package dev.guestright.charter;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compiles checked CEL to closures. Supported: {@code && || ! == != < <= > >= in ?:}, literals, and
 * the fields of {@code moment}. Everything else that CEL can say is refused with a clear word,
 * since a rule that needs loops or functions is one that customers cannot read.
 */
final class ConditionClosures {
  static final String SUPPORTED =
      "a condition can use && || ! == != < <= > >= in ?: , literals, and the fields of moment";

  /** A form of CEL that conditions do not take. */
  static final class Unsupported extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient ConditionCompiler.Problem problem;

    Unsupported(ConditionCompiler.Problem problem) {
      super(problem.message());
      this.problem = problem;
    }

    ConditionCompiler.Problem problem() {
      return problem;
    }
  }

  /** A value in the moment or in the text; null when not known. */
  private interface Term {
    @Nullable Object at(Moment moment);
  }

  private final CelAbstractSyntaxTree ast;
  private final Set<Signal> signals = EnumSet.noneOf(Signal.class);

  private ConditionClosures(CelAbstractSyntaxTree ast) {
    this.ast = ast;
  }

  static Condition of(String text, CelAbstractSyntaxTree ast) {
    ConditionClosures closures = new ConditionClosures(ast);
    Condition.Test test = closures.test(ast.getExpr());
    return new Condition(text, closures.signals, test);
  }

  private Condition.Test test(CelExpr expr) {
    return switch (expr.getKind()) {
      case CONSTANT -> constant(expr);
      case SELECT -> {
        Signal signal = signal(expr);
        yield moment -> moment.truth(signal);
      }
      case CALL -> call(expr);
      case NOT_SET, IDENT, LIST, STRUCT, MAP, COMPREHENSION -> throw unsupported(expr);
    };
  }

  private Condition.Test constant(CelExpr expr) {
    if (expr.constant().getKind() != CelConstant.Kind.BOOLEAN_VALUE) {
      throw unsupported(expr);
    }
    Truth truth = Truth.of(expr.constant().booleanValue());
    return moment -> truth;
  }

  private Condition.Test call(CelExpr expr) {
    List<CelExpr> args = expr.call().args();
    return switch (expr.call().function()) {
      case "_&&_" -> and(test(args.get(0)), test(args.get(1)));
      case "_||_" -> or(test(args.get(0)), test(args.get(1)));
      case "!_" -> {
        Condition.Test one = test(args.get(0));
        yield moment -> one.at(moment).not();
      }
      case "_?_:_" -> either(test(args.get(0)), test(args.get(1)), test(args.get(2)));
      case "_==_" -> equal(args, true);
      case "_!=_" -> equal(args, false);
      case "_<_" -> compared(expr, (one, other) -> one < other);
      case "_<=_" -> compared(expr, (one, other) -> one <= other);
      case "_>_" -> compared(expr, (one, other) -> one > other);
      case "_>=_" -> compared(expr, (one, other) -> one >= other);
      case "@in" -> in(args.get(0), args.get(1));
      case String other -> throw unsupported(expr);
    };
  }

  private static Condition.Test and(Condition.Test one, Condition.Test other) {
    return moment -> {
      Truth first = one.at(moment);
      return first == Truth.NO ? first : first.and(other.at(moment));
    };
  }

  private static Condition.Test or(Condition.Test one, Condition.Test other) {
    return moment -> {
      Truth first = one.at(moment);
      return first == Truth.YES ? first : first.or(other.at(moment));
    };
  }

  /** Not knowing which way to go matters only if the ways lead apart. */
  private static Condition.Test either(
      Condition.Test which, Condition.Test yes, Condition.Test no) {
    return moment ->
        switch (which.at(moment)) {
          case YES -> yes.at(moment);
          case NO -> no.at(moment);
          case UNKNOWN -> yes.at(moment) == no.at(moment) ? yes.at(moment) : Truth.UNKNOWN;
        };
  }

  private Condition.Test equal(List<CelExpr> args, boolean wanted) {
    Term one = term(args.get(0));
    Term other = term(args.get(1));
    return moment -> {
      Object left = one.at(moment);
      Object right = other.at(moment);
      return left == null || right == null ? Truth.UNKNOWN : Truth.of(left.equals(right) == wanted);
    };
  }

  private interface Order {
    boolean holds(long one, long other);
  }

  private Condition.Test compared(CelExpr expr, Order order) {
    Term one = term(expr.call().args().get(0));
    Term other = term(expr.call().args().get(1));
    if (!ast.getTypeOrThrow(expr.call().args().get(0).id()).name().equals("int")) {
      throw unsupported(expr);
    }
    return moment ->
        one.at(moment) instanceof Long left && other.at(moment) instanceof Long right
            ? Truth.of(order.holds(left, right))
            : Truth.UNKNOWN;
  }

  private Condition.Test in(CelExpr element, CelExpr list) {
    if (list.getKind() != CelExpr.ExprKind.Kind.LIST) {
      throw unsupported(list);
    }
    Set<Object> members = new LinkedHashSet<>();
    for (CelExpr member : list.list().elements()) {
      members.add(literal(member));
    }
    Set<Object> closed = Set.copyOf(members);
    Term one = term(element);
    return moment -> {
      Object value = one.at(moment);
      return value == null ? Truth.UNKNOWN : Truth.of(closed.contains(value));
    };
  }

  private Term term(CelExpr expr) {
    return switch (expr.getKind()) {
      case CONSTANT -> {
        Object value = literal(expr);
        yield moment -> value;
      }
      case SELECT -> {
        Signal signal = signal(expr);
        yield moment -> moment.raw(signal);
      }
      case NOT_SET, IDENT, CALL, LIST, STRUCT, MAP, COMPREHENSION -> throw unsupported(expr);
    };
  }

  private Object literal(CelExpr expr) {
    if (expr.getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
      throw unsupported(expr);
    }
    CelConstant constant = expr.constant();
    return switch (constant.getKind()) {
      case BOOLEAN_VALUE -> constant.booleanValue();
      case INT64_VALUE -> constant.int64Value();
      case STRING_VALUE -> constant.stringValue();
      case NOT_SET,
          NULL_VALUE,
          UINT64_VALUE,
          DOUBLE_VALUE,
          BYTES_VALUE,
          DURATION_VALUE,
          TIMESTAMP_VALUE ->
          throw unsupported(expr);
    };
  }

  private Signal signal(CelExpr select) {
    Signal signal =
        select.select().testOnly() ? null : Signal.named(select.select().field()).orElse(null);
    if (signal == null) {
      throw unsupported(select);
    }
    signals.add(signal);
    return signal;
  }

  private Unsupported unsupported(CelExpr expr) {
    Integer offset = ast.getSource().getPositionsMap().get(expr.id());
    CelSourceLocation at =
        offset == null
            ? CelSourceLocation.of(1, 0)
            : ast.getSource().getOffsetLocation(offset).orElse(CelSourceLocation.of(1, 0));
    return new Unsupported(new ConditionCompiler.Problem(at.getLine(), at.getColumn(), SUPPORTED));
  }
}
