package dev.guestright.charter;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a data point's own name, or a signal computed from it, gives away. */
final class Telltales {
  private static final Map<Nature, Set<String>> WORDS =
      Map.of(
          Nature.PLACE,
          Set.of(
              "location",
              "place",
              "city",
              "town",
              "country",
              "region",
              "zip",
              "postcode",
              "postal",
              "geo",
              "gps",
              "timezone",
              "zone",
              "ip",
              "latitude",
              "longitude",
              "street",
              "ort",
              "standort",
              "land",
              "plz",
              "ville",
              "pays",
              "ciudad",
              "pais"),
          Nature.PAST,
          Set.of(
              "support",
              "ticket",
              "tickets",
              "case",
              "cases",
              "complaint",
              "complaints",
              "conversation",
              "conversations",
              "escalation",
              "escalations",
              "refund",
              "refunds",
              "return",
              "returns",
              "contacts",
              "past",
              "behaviour",
              "behavior",
              "conduct"),
          Nature.MOOD,
          Set.of(
              "mood",
              "sentiment",
              "emotion",
              "emotions",
              "temper",
              "anger",
              "stress",
              "frustration",
              "stimmung",
              "humeur",
              "animo"),
          Nature.WORTH,
          Set.of(
              "value",
              "worth",
              "ltv",
              "clv",
              "score",
              "rating",
              "segment",
              "tier",
              "revenue",
              "spend",
              "spending",
              "income",
              "churn",
              "propensity",
              "vip",
              "credit",
              "wealth"));

  private Telltales() {}

  static Set<Nature> of(String name) {
    Set<Nature> natures = EnumSet.noneOf(Nature.class);
    for (String word : name.toLowerCase(Locale.ROOT).split("[_-]+")) {
      WORDS.forEach((nature, words) -> {
        if (words.contains(word)) {
          natures.add(nature);
        }
      });
    }
    Arrays.stream(Signal.values())
        .filter(signal -> signal.derivedFrom().filter(name::equals).isPresent())
        .forEach(signal -> natures.addAll(signal.natures()));
    return natures;
  }
}
