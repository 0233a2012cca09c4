package dev.guestright.fairness;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values of one attribute, numbered as they come. */
final class Dictionary {

  /** More values than this are no groups, but numbers or names of customers. */
  static final int MOST = (1 << 15) - 1;

  private static final Set<String> NONE = Set.of("", "nan", "null", "n/a", Group.UNKNOWN);

  private final String column;
  private final Map<String, Integer> byRaw = new HashMap<>();
  private final Map<String, Integer> byText = new HashMap<>();
  private final List<String> texts = new ArrayList<>();

  Dictionary(String column) {
    this.column = column;
  }

  int number(@Nullable String raw) {
    String key = raw == null ? "" : raw;
    @Nullable Integer known = byRaw.get(key);
    if (known != null) {
      return known;
    }
    if (byRaw.size() >= MOST) {
      throw new QuestionException(
          "Column '%s' has more than %d values: group them first (ages by decade, for example)"
              .formatted(column, MOST));
    }
    String text = key.strip();
    String shown = NONE.contains(text.toLowerCase(Locale.ROOT)) ? Group.UNKNOWN : text;
    int number =
        byText.computeIfAbsent(
            shown,
            it -> {
              texts.add(it);
              return texts.size() - 1;
            });
    byRaw.put(key, number);
    return number;
  }

  String column() {
    return column;
  }

  String text(int number) {
    return texts.get(number);
  }
}
