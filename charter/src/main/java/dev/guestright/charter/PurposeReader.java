package dev.guestright.charter;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the purposes. */
final class PurposeReader {
  private final Texts texts;
  private final Spots spots;
  private final Findings findings;

  PurposeReader(Texts texts, Spots spots, Findings findings) {
    this.texts = texts;
    this.spots = spots;
    this.findings = findings;
  }

  Map<String, Purpose> read(Section top, Collection<DataPoint> dataPoints) {
    Map<String, Purpose> purposes = new LinkedHashMap<>();
    Map<String, Set<String>> served = served(dataPoints);
    Optional<Yaml.Mapping> mapping = top.mapping("purposes");
    if (mapping.isPresent()) {
      Section section = new Section("the purposes", mapping.get(), findings);
      for (String name : section.names()) {
        spots.put(section.spotOf(name), "purposes", name);
        section
            .mapping(name)
            .ifPresent(
                one -> purposes.put(name, purpose(name, one, served.getOrDefault(name, Set.of()))));
      }
    }
    return purposes;
  }

  private static Map<String, Set<String>> served(Collection<DataPoint> dataPoints) {
    Map<String, Set<String>> served = new LinkedHashMap<>();
    for (DataPoint point : dataPoints) {
      for (String purpose : point.purposes()) {
        served.computeIfAbsent(purpose, unused -> new LinkedHashSet<>()).add(point.name());
      }
    }
    return served;
  }

  private Purpose purpose(String name, Yaml.Mapping mapping, Set<String> dataPoints) {
    Section section = new Section("purpose `" + name + "`", mapping, Keys.PURPOSE, findings);
    Keys.PURPOSE.all().forEach(key -> spots.put(section.spotOf(key), "purposes", name, key));
    Basis basis = section.choice("basis", Basis.values(), Basis::word).orElse(Basis.CONSENT);
    return new Purpose(
        name,
        section.scalar("dpv").map(Yaml.Scalar::value),
        basis,
        words(section, basis),
        texts.inEachLanguage(section, "benefit"),
        section.period("expires"),
        section.period("ask_again_after").orElse(Purpose.ASK_AGAIN_AFTER),
        roles(section),
        dataPoints);
  }

  /** Consent is asked; everything else is told. Saying it the other way round would mislead. */
  private Text words(Section section, Basis basis) {
    String key = basis == Basis.CONSENT ? "asks" : "tells";
    String other = basis == Basis.CONSENT ? "tells" : "asks";
    if (section.has(other)) {
      findings.error(
          section.spotOf(other),
          "asks-or-tells",
          "%s stands on %s, so it has `%s`, not `%s`."
              .formatted(section.what(), basis.word(), key, other));
    }
    if (!section.has(key)) {
      findings.error(section.spot(), "missing-key", section.what() + " has no `" + key + "`.");
    }
    return texts.inEachLanguage(section, key);
  }

  private Set<String> roles(Section section) {
    Set<String> roles =
        section.strings("roles").stream().map(Yaml.Scalar::value).collect(Collectors.toSet());
    if (roles.isEmpty() && section.has("roles")) {
      findings.error(
          section.spotOf("roles"), "no-roles", section.what() + " is open to nobody: name a role.");
    }
    return roles;
  }
}
