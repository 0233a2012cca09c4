package dev.guestright.triage;

/**
 * Reads messages. Thread-safe; a message neither changes it nor leaves it.
 *
 * <pre>{@code
 * Reading reading = Triage.standard().read("Wo bleibt mein Paket?");
 * reading.language().tag();  // de
 * reading.intent().intent(); // DELIVERY
 * }</pre>
 */
public final class Triage {
  private final LanguageReader language;
  private final IntentReader intent;
  private final UpsetReader upset;
  private final MoodReader mood;

  private Triage(LanguageReader language, IntentReader intent, UpsetReader upset, MoodReader mood) {
    this.language = language;
    this.intent = intent;
    this.upset = upset;
    this.mood = mood;
  }

  /** Triage with the models that ship, trained when first asked for, in about a second. */
  public static Triage standard() {
    return Standard.TRIAGE;
  }

  /** Reads one message, whatever its length; only its beginning weighs. Never throws. */
  public Reading read(String message) {
    return new Reading(
        language.read(message), intent.read(message), upset.read(message), mood.read(message));
  }

  /** Loaded, and so trained, on first use only. */
  private static final class Standard {
    static final Triage TRIAGE =
        new Triage(
            LanguageReader.standard(),
            IntentReader.standard(),
            UpsetReader.standard(),
            MoodReader.standard());
  }
}
