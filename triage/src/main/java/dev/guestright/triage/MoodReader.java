package dev.guestright.triage;

/** Tells a mood by three word lists in four languages, the gravest first. */
record MoodReader(UpsetReader distressed, UpsetReader frustrated, UpsetReader worried) {

  static MoodReader standard() {
    return new MoodReader(
        UpsetReader.of(ShippedExamples.distressWords()),
        UpsetReader.standard(),
        UpsetReader.of(ShippedExamples.worryWords()));
  }

  Mood read(String message) {
    if (distressed.read(message)) {
      return Mood.DISTRESSED;
    }
    if (frustrated.read(message)) {
      return Mood.FRUSTRATED;
    }
    return worried.read(message) ? Mood.WORRIED : Mood.CALM;
  }
}
