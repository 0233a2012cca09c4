package dev.guestright.charter;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Questions that a customer can read, each about one thing (GDPR Art. 7(2), Art. 12(1)). */
final class WordingChecks implements Checks.Check {
  private static final Map<String, Pattern> LEGALESE =
      Map.of(
          "en",
          words(
              "hereby|pursuant to|notwithstanding|aforementioned|data subject|legitimate interests?"
                  + "|processing of (?:your )?personal data|third part(?:y|ies)|herein|thereof"),
          "de",
          words(
              "hiermit|gem[aä]ß|unbeschadet|betroffene person|berechtigtes interesse"
                  + "|verarbeitung personenbezogener daten|einwilligungserkl[aä]rung|nachstehend"),
          "fr",
          words(
              "par la pr[eé]sente|conform[eé]ment [aà]|nonobstant|personne concern[eé]e"
                  + "|int[eé]r[eê]t l[eé]gitime|traitement de (?:vos )?donn[eé]es"),
          "es",
          words(
              "por la presente|de conformidad con|no obstante|interesado|inter[eé]s leg[ií]timo"
                  + "|tratamiento de (?:sus )?datos"));

  /** Two reasons in one breath: the customer could not say yes to one and no to the other. */
  private static final Map<String, Pattern> BUNDLED =
      Map.of(
          "en", words("as well as|and also|and/or|to \\w+ [^.?!]*\\band to"),
          "de", words("sowie|und auch|und/oder|um [^.?!]* zu \\w+[^.?!]* und (?:um|zu)"),
          "fr", words("ainsi que|et aussi|et/ou|pour \\w+ [^.?!]*\\bet pour"),
          "es", words("as[ií] como|y tambi[eé]n|y/o|para \\w+ [^.?!]*\\by para"));

  @Override
  public void look(Draft draft, Spots spots, Findings findings) {
    for (Purpose purpose : draft.purposes().values()) {
      String key = purpose.isAsked() ? "asks" : "tells";
      Spot spot = spots.at("purposes", purpose.name(), key);
      purpose
          .words()
          .words()
          .forEach((language, said) -> look(purpose, language, said, spot, findings));
    }
  }

  private static void look(
      Purpose purpose, String language, String said, Spot spot, Findings findings) {
    String base = Locale.forLanguageTag(language).getLanguage();
    seen(LEGALESE, base, said)
        .ifPresent(word ->
            findings.warning(
                spot,
                "legalese",
                "purpose `%s` speaks like a contract in %s (“%s”)."
                    .formatted(purpose.name(), language, word),
                "Say it as you would to a friend."));
    ReadingEase.of(base)
        .flatMap(measure -> measure.hardest(said))
        .filter(sentence -> sentence.score() < ReadingEase.THRESHOLD)
        .ifPresent(sentence ->
            findings.warning(
                spot,
                "hard-to-read",
                "purpose `%s` is hard to read in %s: reading ease %d (%s), %d at least, in “%s”"
                    .formatted(
                        purpose.name(),
                        language,
                        sentence.score(),
                        sentence.author(),
                        ReadingEase.THRESHOLD,
                        sentence.text()),
                "Shorter words, shorter sentences."));
    if (purpose.isAsked()) {
      seen(BUNDLED, base, said)
          .ifPresent(word ->
              findings.warning(
                  spot,
                  "bundled-question",
                  "purpose `%s` seems to ask for two things at once in %s (“%s”)."
                      .formatted(purpose.name(), language, word),
                  "Make it two purposes, each with its own yes."));
    }
  }

  private static Optional<String> seen(Map<String, Pattern> byLanguage, String base, String said) {
    Pattern pattern = byLanguage.get(base);
    if (pattern == null) {
      return Optional.empty();
    }
    Matcher matcher = pattern.matcher(said);
    return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
  }

  private static Pattern words(String alternatives) {
    return Pattern.compile(
        "(?<![\\p{L}\\p{N}])(?:" + alternatives + ")(?![\\p{L}\\p{N}])",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
  }
}
