package dev.guestright.charter;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Effects that are not what they are called: an offer that says it helps, a burden that says it is
 * neutral, a label for a person. Where words show it, it is an error; where words come in only when
 * the play is played, it is noted for whoever signs the charter off.
 */
final class LaunderingChecks implements Checks.Check {
  /** Words of selling, as whole words, in the languages that the product speaks. */
  private static final Pattern SELLING =
      words(
          "offers?|upgrades?|upsell|premium|discounts?|prices?|pricing|deals?|promo(?:tion)?s?|plan"
              + "|plans|subscription|voucher|coupon|angebote?|rabatte?|preise?|aufpreis|gutscheine?"
              + "|abo|tarife?|offres?|remises?|prix|abonnement|forfait|ofertas?|descuentos?|precios?"
              + "|suscripci[oó]n|cup[oó]n");

  private static final Pattern MONEY =
      Pattern.compile("[€$£¥]\\s?\\d|\\d\\s?(?:[€$£¥]|(?:eur|usd|gbp|chf)\\b)");

  /** Words of being put behind others. */
  private static final Pattern BURDENING =
      words(
          "deprioriti[sz]e|deprioriti[sz]ed|lower|demote|downgrade|throttle|delay|slow|block|ban"
              + "|suspend|restrict|deny|reject|refuse|close|charge|fee|penalty|zur[uü]ckstellen"
              + "|sperren|ablehnen|geb[uü]hr|bloquer|refuser|frais|bloquear|rechazar|recargo");

  /** Words that make a label of a person. */
  private static final Pattern LABEL =
      words(
          "difficult|troublemaker|blacklist(?:ed)?|nuisance|complainer|abuser|problem|querulant"
              + "|schwierig|p[eé]nible|conflictivo|label|flag");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([^}]*?)\\s*\\}\\}");
  private static final Set<Effect> KIND = Set.of(Effect.HELPS, Effect.NEUTRAL);

  @Override
  public void look(Draft draft, Spots spots, Findings findings) {
    draft.actions().values().forEach(action -> action(action, spots, findings));
    for (DataPoint point : draft.dataPoints().values()) {
      label(point.name(), spots.at("data", point.name()), findings);
    }
    draft.plays().values().forEach(play -> play(draft, play, spots, findings));
  }

  private static void action(Action action, Spots spots, Findings findings) {
    Spot spot = spots.at("actions", action.name());
    label(action.name(), spot, findings);
    if (KIND.contains(action.effect())) {
      seen(SELLING, action.name())
          .ifPresent(word -> laundered(action, word, Effect.COMMERCIAL, spot, findings));
      seen(BURDENING, action.name())
          .ifPresent(word -> laundered(action, word, Effect.BURDENS, spot, findings));
    }
  }

  private static void laundered(
      Action action, String word, Effect rather, Spot spot, Findings findings) {
    findings.error(
        spot,
        "laundered-effect",
        "action `%s` says that it %s, but its name says `%s`."
            .formatted(action.name(), says(action.effect()), word),
        "Declare `effect: " + rather.word() + "`, or name it for what it does.");
  }

  private static void label(String name, Spot spot, Findings findings) {
    seen(LABEL, name)
        .ifPresent(word ->
            findings.crosses(
                RedLine.NO_PENALTY_FROM_HISTORY_OR_MOOD,
                spot,
                "`%s` makes a label of a person (`%s`).".formatted(name, word)));
  }

  private static void play(Draft draft, Play play, Spots spots, Findings findings) {
    boolean kind =
        play.actions().stream()
            .map(name -> Optional.ofNullable(draft.actions().get(name)))
            .flatMap(Optional::stream)
            .allMatch(action -> KIND.contains(action.effect()));
    Spot spot = spots.at("plays", play.name(), "say");
    if (kind) {
      play.say().words().values().stream()
          .flatMap(said -> seen(SELLING, said).or(() -> seen(MONEY, said)).stream())
          .findFirst()
          .ifPresent(word -> sells(play, word, spot, findings));
    }
    Set<String> open = new java.util.TreeSet<>();
    play.say().words().values().forEach(said -> open.addAll(placeholders(said)));
    if (kind && !open.isEmpty()) {
      findings.note(
          spot,
          "seen-only-when-played",
          "what fills %s of play `%s` cannot be seen here: make sure that it never sells or burdens."
              .formatted(String.join(", ", open), play.name()));
    }
  }

  private static void sells(Play play, String word, Spot spot, Findings findings) {
    findings.error(
        spot,
        "laundered-effect",
        "play `%s` only does what helps, but says `%s`.".formatted(play.name(), word),
        "Give it an action with `effect: commercial`, or take it out of `say`.");
  }

  private static Set<String> placeholders(String said) {
    Set<String> names = new java.util.TreeSet<>();
    Matcher matcher = PLACEHOLDER.matcher(said);
    while (matcher.find()) {
      names.add("{{" + matcher.group(1) + "}}");
    }
    return names;
  }

  private static Optional<String> seen(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text.replaceAll("[_.-]", " ").toLowerCase(Locale.ROOT));
    return matcher.find() ? Optional.of(matcher.group().strip()) : Optional.empty();
  }

  private static String says(Effect effect) {
    return effect == Effect.HELPS ? "helps" : "is neutral";
  }

  private static Pattern words(String alternatives) {
    return Pattern.compile(
        "(?<![\\p{L}\\p{N}])(?:" + alternatives + ")(?![\\p{L}\\p{N}])",
        Pattern.UNICODE_CASE | Pattern.CASE_INSENSITIVE);
  }
}
