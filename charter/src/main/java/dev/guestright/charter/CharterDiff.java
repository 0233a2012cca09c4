package dev.guestright.charter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What changes for customers when one charter follows another.
 *
 * <p>Guarantee: a purpose is in {@link #askedAgain} if and only if the door would no longer accept
 * a yes to the old charter's question.
 *
 * @param from the old version
 * @param to the new version
 * @param changes what changes, purposes first
 */
public record CharterDiff(int from, int to, List<Change> changes) {

  public CharterDiff {
    changes = List.copyOf(changes);
  }

  /** What changes between two charters. */
  public static CharterDiff between(Charter old, Charter next) {
    List<Change> changes = new ArrayList<>();
    purposes(old, next, changes);
    dataPoints(old.dataPoints(), next.dataPoints(), changes);
    return new CharterDiff(old.version(), next.version(), changes);
  }

  /** The purposes whose customers must be asked again, because their old yes is void. */
  public Set<String> askedAgain() {
    return changes.stream()
        .filter(change -> change.kind() == Change.Kind.ASKED_AGAIN)
        .map(Change::subject)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The changes as a page in Markdown. */
  public String in(String language) {
    Markdown page = new Markdown(language);
    page.heading(1, page.label("changes", from + " → " + to));
    if (changes.isEmpty()) {
      page.paragraph(page.label("no-changes"));
    }
    byKind()
        .forEach((kind, alike) -> {
          page.heading(2, kind.heading().in(language));
          alike.forEach(change -> page.item(page.text(change.words())));
          page.end();
        });
    return page.toString();
  }

  /** The changes, those of one kind together, in the order in which a customer should read them. */
  public SortedMap<Change.Kind, List<Change>> byKind() {
    return changes.stream()
        .collect(
            Collectors.groupingBy(Change::kind, TreeMap::new, Collectors.toUnmodifiableList()));
  }

  private static void purposes(Charter old, Charter next, List<Change> changes) {
    for (Purpose purpose : next.purposes().values()) {
      String name = purpose.name();
      boolean known = old.purposes().containsKey(name);
      if (known && old.notice(name).digest().equals(next.notice(name).digest())) {
        continue;
      }
      boolean wasAsked = old.purpose(name).filter(Purpose::isAsked).isPresent();
      Change.Kind kind =
          !purpose.isAsked()
              ? Change.Kind.TOLD_ANEW
              : wasAsked ? Change.Kind.ASKED_AGAIN : Change.Kind.ASKED_ANEW;
      changes.add(new Change(kind, name, purpose.words()));
    }
    for (Purpose purpose : old.purposes().values()) {
      if (!next.purposes().containsKey(purpose.name())) {
        changes.add(new Change(Change.Kind.USED_NO_MORE, purpose.name(), purpose.words()));
      }
    }
  }

  private static void dataPoints(
      Map<String, DataPoint> old, Map<String, DataPoint> next, List<Change> changes) {
    for (DataPoint point : next.values()) {
      DataPoint before = old.get(point.name());
      if (before == null) {
        changes.add(new Change(Change.Kind.NEWLY_COLLECTED, point.name(), point.says()));
      } else {
        changed(before, point, changes);
      }
    }
    for (DataPoint point : old.values()) {
      if (!next.containsKey(point.name())) {
        changes.add(new Change(Change.Kind.DELETED, point.name(), point.says()));
      }
    }
  }

  private static void changed(DataPoint before, DataPoint after, List<Change> changes) {
    int longer = end(after).compareTo(end(before));
    if (longer != 0) {
      Change.Kind kind = longer > 0 ? Change.Kind.KEPT_LONGER : Change.Kind.DELETED_EARLIER;
      changes.add(new Change(kind, after.name(), after.says()));
    }
    if (!before.source().equals(after.source())
        || !before.says().equals(after.says())
        || before.sensitivity() != after.sensitivity()
        || !law(before).equals(law(after))) {
      changes.add(new Change(Change.Kind.DESCRIBED_ANEW, after.name(), after.says()));
    }
  }

  /** When the last of it is gone, which a law may put off. */
  private static Instant end(DataPoint point) {
    Instant kept = point.keepUntil(Instant.EPOCH);
    Instant locked = point.law().map(law -> law.until(Instant.EPOCH)).orElse(kept);
    return locked.isAfter(kept) ? locked : kept;
  }

  private static Text law(DataPoint point) {
    return point.law().map(LegalDuty::because).orElse(Text.NONE);
  }
}
