package dev.guestright.fairness;

import dev.guestright.fairness.count.Clusters;
import dev.guestright.fairness.count.Column;
import dev.guestright.fairness.count.Combinations;
import dev.guestright.fairness.stats.Drift;
import dev.guestright.fairness.stats.Proportion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Takes one attribute's decisions by day, and says whether its groups drift apart. */
final class Days implements Combinations {

  private static final int EVERYONE = -1;

  private final Question question;
  private final Tally tally;
  private final Layout layout;
  private final int position;
  private final @Nullable DesignEffects effects;
  private final int[] numbers;
  private final Map<Integer, Map<LocalDate, long[]>> counts = new HashMap<>();
  private final Map<Cell, Long> people = new HashMap<>();
  private final TreeSet<LocalDate> days = new TreeSet<>();

  /** A group in a period. */
  private record Cell(int place, LocalDate from) {}

  Days(Question question, Tally tally, int position, @Nullable DesignEffects effects) {
    this.question = question;
    this.tally = tally;
    this.layout = tally.layouts().get(position);
    this.position = position;
    this.effects = effects;
    this.numbers = new int[question.groups().size()];
  }

  /** Returns the columns to count by: the attribute, the outcome, the day. */
  List<Column> columns(String time) {
    return List.of(
        new Column.Text(question.groups().get(position)),
        new Column.Text(question.outcome()),
        new Column.Day(time));
  }

  @Override
  public void accept(@Nullable String[] values, long rows) {
    String day = values[2];
    YesOrNo.Meaning outcome = tally.outcomeMeaning(values[1]);
    if (day == null || outcome == YesOrNo.Meaning.MISSING) {
      return;
    }
    LocalDate date = LocalDate.parse(day);
    days.add(date);
    int place = place(values[0]);
    int favourable = outcome == YesOrNo.Meaning.YES ? 1 : 0;
    add(EVERYONE, date, favourable, rows);
    if (place >= 0) {
      add(place, date, favourable, rows);
    }
  }

  private int place(@Nullable String value) {
    numbers[position] = tally.number(position, value);
    return layout.place(numbers);
  }

  private void add(int place, LocalDate day, int favourable, long rows) {
    counts.computeIfAbsent(place, it -> new HashMap<>())
            .computeIfAbsent(day, it -> new long[2])[favourable] +=
        rows;
  }

  /** Takes in which periods a customer has decisions, when all days are known. */
  void meet(List<Clusters.Part> parts, long alike) {
    Set<Cell> cells = new HashSet<>();
    for (Clusters.Part part : parts) {
      @Nullable String day = part.values().get(2);
      if (day != null && tally.outcomeMeaning(part.values().get(1)) != YesOrNo.Meaning.MISSING) {
        LocalDate from = calendar().from(LocalDate.parse(day));
        cells.add(new Cell(EVERYONE, from));
        cells.add(new Cell(place(part.values().get(0)), from));
      }
    }
    cells.forEach(cell -> people.merge(cell, alike, Long::sum));
  }

  private Calendar calendar() {
    return Calendar.of(days.first(), days.last());
  }

  List<Trend> trends(Looks looks) {
    List<Trend> trends = new ArrayList<>();
    if (!days.isEmpty()) {
      new Pairs(layout, question.references()).forEach(pair -> trend(pair, looks, trends));
    }
    return trends;
  }

  private void trend(Pairs.Pair pair, Looks looks, List<Trend> trends) {
    Calendar calendar = calendar();
    LocalDate begin = calendar.from(days.first());
    double effect =
        effects == null
            ? 1
            : effects.of(layout, DesignEffects.Figure.SELECTION_RATE).apart(pair.place());
    Map<LocalDate, Proportion> own = byPeriod(pair.place(), calendar);
    Map<LocalDate, Proportion> all = byPeriod(pair.reference().orElse(EVERYONE), calendar);
    List<Trend.Period> shown = new ArrayList<>();
    List<Drift.Period> line = new ArrayList<>();
    own.forEach((from, mine) -> {
      Proportion whole = all.getOrDefault(from, new Proportion(0, 0));
      Proportion theirs =
          pair.reference().isPresent()
              ? whole
              : new Proportion(whole.hits() - mine.hits(), whole.of() - mine.of());
      if (fewest(pair, from, mine, theirs) >= question.smallest()) {
        Proportion first = mine.designed(effect);
        Proportion second = theirs.designed(effect);
        shown.add(new Trend.Period(from, calendar.to(from), first, second));
        line.add(new Drift.Period(calendar.after(begin, from), first, second));
      }
    });
    if (shown.isEmpty()) {
      return;
    }
    Drift drift = Drift.of(line);
    trends.add(
        new Trend(
            layout.groups().get(pair.place()),
            pair.name(),
            shown,
            drift,
            look(pair, drift, line.size(), looks, trends),
            pair.mirrored()));
  }

  private OptionalInt look(
      Pairs.Pair pair, Drift drift, int periods, Looks looks, List<Trend> before) {
    if (question.daily() || periods < Drift.FEWEST) {
      return OptionalInt.empty();
    }
    return pair.mirrored() ? before.getFirst().look() : OptionalInt.of(looks.add(drift.log10P()));
  }

  private Map<LocalDate, Proportion> byPeriod(int place, Calendar calendar) {
    Map<LocalDate, Proportion> periods = new TreeMap<>();
    counts
        .getOrDefault(place, Map.of())
        .forEach((day, rows) ->
            periods.merge(
                calendar.from(day), new Proportion(rows[1], rows[0] + rows[1]), Proportion::plus));
    return periods;
  }

  /** The decisions, or the people if they are known, of the smaller side. */
  private long fewest(Pairs.Pair pair, LocalDate from, Proportion mine, Proportion theirs) {
    if (effects == null) {
      return Math.min(mine.of(), theirs.of());
    }
    long own = people.getOrDefault(new Cell(pair.place(), from), 0L);
    long whole = people.getOrDefault(new Cell(pair.reference().orElse(EVERYONE), from), 0L);
    return Math.min(own, pair.reference().isPresent() ? whole : whole - own);
  }
}
