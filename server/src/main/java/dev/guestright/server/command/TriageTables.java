package dev.guestright.server.command;

import dev.guestright.triage.model.Evaluation;
import dev.guestright.triage.model.Share;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** How good a model is, as tables for a terminal. */
final class TriageTables {
  private static final int MIXED_UP_SHOWN = 20;

  private TriageTables() {}

  /** Everything in all, then by language and group, then which labels were taken for which. */
  static void print(PrintWriter out, Evaluation found) {
    out.printf("right        %s%n", share(found.all()));
    out.printf("macro-F1     %.4f%n", found.macroF1());
    out.printf("ECE          %.4f%n", found.ece());
    out.printf("a second     %,.0f%n", found.perSecond());
    found
        .byGroup()
        .forEach((column, values) -> {
          out.println();
          out.println("By " + column);
          values.forEach((value, share) -> out.printf("  %-20s %s%n", value, share(share)));
        });
    printMixedUp(out, found.confusion());
  }

  /** A share with its 95 % interval. */
  static String share(Share share) {
    return "%.4f of %,d (95 %%: %.4f to %.4f)"
        .formatted(share.accuracy(), share.n(), share.low(), share.high());
  }

  private record MixedUp(String label, String answer, int times) {}

  /** A whole table of 77 labels fits no terminal: the most frequent mistakes do; JSON has all. */
  private static void printMixedUp(PrintWriter out, Map<String, Map<String, Integer>> confusion) {
    List<MixedUp> mistakes =
        confusion.entrySet().stream()
            .flatMap(row ->
                row.getValue().entrySet().stream()
                    .filter(cell -> !cell.getKey().equals(row.getKey()))
                    .map(cell -> new MixedUp(row.getKey(), cell.getKey(), cell.getValue())))
            .sorted(Comparator.comparingInt(MixedUp::times).reversed())
            .toList();
    if (mistakes.isEmpty()) {
      return;
    }
    out.println();
    out.println("Taken for another (times, label, answer)");
    mistakes.stream()
        .limit(MIXED_UP_SHOWN)
        .forEach(m -> out.printf("  %5d  %s  as  %s%n", m.times(), m.label(), m.answer()));
    if (mistakes.size() > MIXED_UP_SHOWN) {
      out.printf("  and %,d other pairs; --json has all%n", mistakes.size() - MIXED_UP_SHOWN);
    }
  }
}
