package dev.guestright.charter;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An organisation's rules for customer data, read and found sound. Immutable.
 *
 * <p>Guarantee: a charter exists only if reading it found no error, so whoever holds one need not
 * check it again. Maps keep the order of the file.
 */
public final class Charter {
  private final Draft draft;
  private final Map<String, Notice> notices = new LinkedHashMap<>();

  Charter(Draft draft) {
    this.draft = draft;
    for (Purpose purpose : draft.purposes().values()) {
      notices.put(
          purpose.name(),
          new Notice(
              purpose.name(),
              NoticeDigest.of(purpose, draft.dataPoints()),
              purpose.words(),
              purpose.benefit(),
              purpose.dataPoints()));
    }
  }

  /**
   * Reads a charter file and says everything that is wrong with it in one go. Never throws on bad
   * input: hostile YAML becomes a finding, fast.
   */
  public static Reading read(String yaml) {
    return CharterReader.read(yaml);
  }

  /** The charter's name. */
  public String name() {
    return draft.name();
  }

  /** The version, from 1. */
  public int version() {
    return draft.version();
  }

  /** Who answers for the data. */
  public Controller controller() {
    return draft.controller();
  }

  /** BCP 47 tags; the first is spoken when another is missing. */
  public List<String> languages() {
    return draft.languages();
  }

  /** The purposes by name. */
  public Map<String, Purpose> purposes() {
    return Collections.unmodifiableMap(draft.purposes());
  }

  /** The data points by name. */
  public Map<String, DataPoint> dataPoints() {
    return Collections.unmodifiableMap(draft.dataPoints());
  }

  /** One purpose. */
  public Optional<Purpose> purpose(String name) {
    return Optional.ofNullable(draft.purposes().get(name));
  }

  /** One data point. */
  public Optional<DataPoint> dataPoint(String name) {
    return Optional.ofNullable(draft.dataPoints().get(name));
  }

  /** One play. */
  public Optional<Play> play(String name) {
    return Optional.ofNullable(draft.plays().get(name));
  }

  /** What each kind of question may ask for: data points by intent. */
  public Map<String, List<String>> intake() {
    return Collections.unmodifiableMap(draft.intake());
  }

  /** The actions by name. */
  public Map<String, Action> actions() {
    return Collections.unmodifiableMap(draft.actions());
  }

  /** The plays by name. */
  public Map<String, Play> plays() {
    return Collections.unmodifiableMap(draft.plays());
  }

  /** The house's own rules, in the order in which they are looked at. */
  public List<Rule> rules() {
    return Collections.unmodifiableList(draft.rules());
  }

  /** Who signed this version off, if anybody has. */
  public Optional<SignOff> signedOff() {
    return draft.signedOff();
  }

  /**
   * What a customer is shown for a purpose.
   *
   * @throws IllegalArgumentException if the charter has no such purpose
   */
  public Notice notice(String purpose) {
    Notice notice = notices.get(purpose);
    if (notice == null) {
      throw new IllegalArgumentException("no purpose " + purpose + " in charter " + name());
    }
    return notice;
  }
}
