package dev.guestright.bench;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What was measured, as Markdown. Ratios are of the best rounds: the least disturbed by whatever
 * else the machine did.
 */
record Report(
    Collection<RunResult> decisions,
    Collection<RunResult> sizes,
    Collection<RunResult> read,
    Collection<RunResult> firstRead) {

  private static final String BYTES = "gc.alloc.rate.norm";

  String markdown() {
    Map<Peer, Double> nanos = new EnumMap<>(Peer.class);
    decisions.forEach(run -> nanos.put(Peer.valueOf(param(run, "peer")), best(run)));
    double door = nanos.getOrDefault(Peer.DOOR, Double.NaN);
    StringBuilder page =
        new StringBuilder(
            """

            | engine | ns, best round | ns, mean | bytes | beside the door |
            |---|--:|--:|--:|--:|
            """);
    for (RunResult run : decisions) {
      page.append(
          line(
              "| %s | %,.0f | %,.0f ± %,.0f | %,.0f | %.2f |%n",
              param(run, "peer"),
              best(run),
              score(run),
              run.getPrimaryResult().getScoreError(),
              bytes(run),
              best(run) / door));
    }
    page.append(
        line(
            "%nThe door / hand-written: %.2f. Each peer / the door: ",
            door / nanos.getOrDefault(Peer.HAND_WRITTEN, Double.NaN)));
    nanos.forEach((peer, time) -> {
      if (peer != Peer.DOOR && peer != Peer.HAND_WRITTEN) {
        page.append(line("%s %.1f  ", peer, time / door));
      }
    });
    page.append("\n\n| purposes and data points | engine | ns, best round | ns, mean | bytes |\n");
    page.append("|--:|---|--:|--:|--:|\n");
    for (RunResult run : sizes) {
      page.append(
          line(
              "| %s | %s | %,.0f | %,.0f ± %,.0f | %,.0f |%n",
              param(run, "size"),
              param(run, "peer"),
              best(run),
              score(run),
              run.getPrimaryResult().getScoreError(),
              bytes(run)));
    }
    read.forEach(run ->
        page.append(line("%n1,000 lines to a door: %.1f ms, at best %.1f", score(run), best(run))));
    firstRead.forEach(run ->
        page.append(
            line("; the first in a new process: %.0f ms, at best %.0f%n", score(run), best(run))));
    return page.toString();
  }

  private static double score(RunResult run) {
    return run.getPrimaryResult().getScore();
  }

  private static double best(RunResult run) {
    return run.getPrimaryResult().getStatistics().getMin();
  }

  private static double bytes(RunResult run) {
    Result<?> bytes = run.getSecondaryResults().get(BYTES);
    return bytes == null ? Double.NaN : bytes.getScore();
  }

  private static String param(RunResult run, String name) {
    return run.getParams().getParam(name);
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
