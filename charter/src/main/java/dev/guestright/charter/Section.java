package dev.guestright.charter;

import java.time.DateTimeException;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One part of a charter file with its keys. Reading never stops: what is missing or wrong becomes a
 * finding, and a harmless stand-in is returned so that the rest is looked at too.
 */
final class Section {
  /** A name is a name: short, lower case, no surprises in pages, logs or SQL. */
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,63}");

  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  /** A hundred years: longer is a mistake, and calendars must not overflow. */
  private static final int MAX_MONTHS = 1_200;

  private static final int MAX_DAYS = 36_525;

  private final String what;
  private final Spot spot;
  private final Map<String, Yaml.Entry> entries = new LinkedHashMap<>();
  private final Findings findings;

  /** A part whose keys are given by the charter language. */
  Section(String what, Yaml.Mapping mapping, Keys keys, Findings findings) {
    this(what, mapping, findings);
    for (Yaml.Entry entry : mapping.entries()) {
      String key = entry.key().value();
      if (!keys.all().contains(key)) {
        findings.unknown(
            entry.key().spot(),
            "unknown-key",
            "`" + shown(key) + "` is not a key of " + what + ".",
            key,
            keys.all());
      }
    }
    for (String key : keys.needed) {
      if (!entries.containsKey(key)) {
        findings.error(spot, "missing-key", what + " has no `" + key + "`.");
      }
    }
  }

  /** A part whose keys are names that the organisation chooses. */
  Section(String what, Yaml.Mapping mapping, Findings findings) {
    this.what = what;
    this.spot = mapping.spot();
    this.findings = findings;
    for (Yaml.Entry entry : mapping.entries()) {
      if (entries.putIfAbsent(entry.key().value(), entry) != null) {
        findings.error(
            entry.key().spot(),
            "duplicate-key",
            what + " has `" + shown(entry.key().value()) + "` twice.");
      }
    }
  }

  Spot spot() {
    return spot;
  }

  String what() {
    return what;
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }

  /** Where a key is, or the part itself if it is missing. */
  Spot spotOf(String key) {
    Yaml.Entry entry = entries.get(key);
    return entry == null ? spot : entry.key().spot();
  }

  /** The names that the organisation chose, each well formed. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    entries.forEach((name, entry) -> {
      if (NAME.matcher(name).matches()) {
        names.add(name);
      } else {
        findings.error(
            entry.key().spot(),
            "name",
            "`" + shown(name) + "` is not a name: lower-case letters, digits, - and _ only.");
      }
    });
    return names;
  }

  Optional<Yaml> value(String key) {
    return Optional.ofNullable(entries.get(key)).map(Yaml.Entry::value);
  }

  Optional<Yaml.Mapping> mapping(String key) {
    return value(key).flatMap(value -> as(Yaml.Mapping.class, key, value, "a section with keys"));
  }

  List<Yaml> listing(String key) {
    return value(key)
        .flatMap(value -> as(Yaml.Listing.class, key, value, "a list"))
        .map(Yaml.Listing::items)
        .orElse(List.of());
  }

  Optional<Yaml.Scalar> scalar(String key) {
    return value(key)
        .flatMap(value -> as(Yaml.Scalar.class, key, value, "one value"))
        .filter(scalar -> {
          boolean blank = scalar.value().isBlank();
          if (blank) {
            findings.error(scalar.spot(), "empty", "`" + key + "` of " + what + " is empty.");
          }
          return !blank;
        });
  }

  String string(String key) {
    return scalar(key).map(Yaml.Scalar::value).orElse("");
  }

  List<Yaml.Scalar> strings(String key) {
    List<Yaml.Scalar> strings = new ArrayList<>();
    for (Yaml item : listing(key)) {
      as(Yaml.Scalar.class, key, item, "a list of words").ifPresent(strings::add);
    }
    return strings;
  }

  Optional<Period> period(String key) {
    return scalar(key)
        .flatMap(scalar -> {
          Optional<Period> period = parsed(scalar.value());
          if (period.isEmpty()) {
            findings.error(
                scalar.spot(),
                "period",
                "`" + shown(scalar.value()) + "` is not a time such as P30D, P12M or P2Y.");
          }
          return period;
        });
  }

  boolean flag(String key) {
    return scalar(key)
        .map(scalar -> oneOf(key, scalar, List.of("true", "false")))
        .orElse("false")
        .equals("true");
  }

  <E extends Enum<E>> Optional<E> choice(String key, E[] values, Function<E, String> word) {
    return scalar(key)
        .flatMap(scalar -> {
          List<String> words = Arrays.stream(values).map(word).toList();
          int index = words.indexOf(oneOf(key, scalar, words));
          return index < 0 ? Optional.<E>empty() : Optional.of(values[index]);
        });
  }

  private String oneOf(String key, Yaml.Scalar scalar, List<String> words) {
    if (!words.contains(scalar.value())) {
      findings.unknown(
          scalar.spot(),
          "not-a-choice",
          "`" + key + "` is one of " + String.join(", ", words) + ".",
          scalar.value(),
          words);
    }
    return scalar.value();
  }

  private <Y extends Yaml> Optional<Y> as(Class<Y> type, String key, Yaml value, String wanted) {
    if (type.isInstance(value)) {
      return Optional.of(type.cast(value));
    }
    findings.error(
        value.spot(),
        "shape",
        "`" + key + "` of " + what + " is " + wanted + ", not " + value.kind() + ".");
    return Optional.empty();
  }

  private static Optional<Period> parsed(String text) {
    try {
      Period period = Period.parse(text);
      boolean sensible =
          !period.isNegative()
              && !period.isZero()
              && period.toTotalMonths() <= MAX_MONTHS
              && period.getDays() <= MAX_DAYS;
      return sensible ? Optional.of(period) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A stranger's word, cut so that it cannot flood a message. */
  static String shown(String word) {
    String line = CONTROL.matcher(word).replaceAll(" ");
    return line.length() <= 60 ? line : line.substring(0, 60) + "…";
  }
}
