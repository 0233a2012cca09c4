package dev.guestright.charter;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads a charter file: YAML, then its parts, then the checks across parts. */
final class CharterReader {
  private final Findings findings = new Findings();
  private final Spots spots = new Spots();

  private CharterReader() {}

  static Reading read(String yaml) {
    return new CharterReader().reading(yaml);
  }

  private Reading reading(String yaml) {
    try {
      Yaml root = YamlReader.read(yaml);
      if (root instanceof Yaml.Mapping mapping) {
        Draft draft = draft(new Section("the charter", mapping, Keys.CHARTER, findings));
        Checks.all(draft, spots, findings);
        if (!findings.hasErrors()) {
          return new Reading(Optional.of(new Charter(draft)), findings.inOrder());
        }
      } else {
        findings.error(root.spot(), "shape", "a charter begins with `charter: its-name`.");
      }
    } catch (YamlReader.Unreadable e) {
      findings.error(e.spot(), e.rule(), e.words());
    }
    return new Reading(Optional.empty(), findings.inOrder());
  }

  private Draft draft(Section top) {
    List<String> languages = languages(top);
    Texts texts = new Texts(languages, findings);
    Map<String, DataPoint> dataPoints = new DataReader(texts, spots, findings).read(top);
    Map<String, Purpose> purposes =
        new PurposeReader(texts, spots, findings).read(top, dataPoints.values());
    PlayReader plays = new PlayReader(texts, spots, findings);
    return new Draft(
        name(top),
        version(top),
        controller(top),
        languages,
        purposes,
        dataPoints,
        intake(top),
        plays.actions(top),
        plays.plays(top),
        plays.rules(top),
        signOff(top));
  }

  private String name(Section top) {
    return top.string("charter");
  }

  private int version(Section top) {
    return top.scalar("version").map(this::version).orElse(1);
  }

  private int version(Yaml.Scalar scalar) {
    if (scalar.value().matches("[1-9][0-9]{0,8}")) {
      return Integer.parseInt(scalar.value());
    }
    findings.error(scalar.spot(), "version", "`version` is a whole number from 1.");
    return 1;
  }

  private Controller controller(Section top) {
    return top.mapping("controller")
        .map(mapping -> new Section("the controller", mapping, Keys.CONTROLLER, findings))
        .map(section -> new Controller(section.string("name"), section.string("contact")))
        .orElse(new Controller("", ""));
  }

  private List<String> languages(Section top) {
    List<String> languages = new ArrayList<>();
    for (Yaml.Scalar tag : top.strings("languages")) {
      if (!isLanguage(tag.value())) {
        findings.error(
            tag.spot(),
            "language",
            "`" + Section.shown(tag.value()) + "` is not a language tag such as en or pt-BR.");
      } else if (!languages.contains(tag.value())) {
        languages.add(tag.value());
      }
    }
    if (languages.isEmpty() && top.has("languages")) {
      findings.error(top.spotOf("languages"), "language", "a charter speaks a language at least.");
    }
    return languages.isEmpty() ? List.of("en") : List.copyOf(languages);
  }

  private static boolean isLanguage(String tag) {
    return tag.equals(Locale.forLanguageTag(tag).toLanguageTag()) && !tag.equals("und");
  }

  private Map<String, List<String>> intake(Section top) {
    Map<String, List<String>> intake = new LinkedHashMap<>();
    Optional<Yaml.Mapping> mapping = top.mapping("intake");
    if (mapping.isPresent()) {
      Section section = new Section("the intake", mapping.get(), findings);
      for (String intent : section.names()) {
        List<String> dataPoints = new ArrayList<>();
        spots.put(section.spotOf(intent), "intake", intent);
        for (Yaml.Scalar scalar : section.strings(intent)) {
          dataPoints.add(scalar.value());
          spots.put(scalar.spot(), "intake", intent, scalar.value());
        }
        intake.put(intent, List.copyOf(dataPoints));
      }
    }
    return intake;
  }

  private Optional<SignOff> signOff(Section top) {
    return top.mapping("signed_off")
        .map(mapping -> new Section("the sign-off", mapping, Keys.SIGNED_OFF, findings))
        .flatMap(section ->
            section
                .scalar("on")
                .flatMap(this::day)
                .map(day -> new SignOff(section.string("by"), day)));
  }

  private Optional<LocalDate> day(Yaml.Scalar scalar) {
    try {
      return Optional.of(LocalDate.parse(scalar.value()));
    } catch (DateTimeException e) {
      findings.error(scalar.spot(), "date", "`on` is a date such as 2026-11-01.");
      return Optional.empty();
    }
  }
}
