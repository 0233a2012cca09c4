package dev.guestright.charter;

import java.time.Period;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the data points. */
final class DataReader {
  private enum Corrector {
    CUSTOMER,
    COMPANY;

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  private final Texts texts;
  private final Spots spots;
  private final Findings findings;

  DataReader(Texts texts, Spots spots, Findings findings) {
    this.texts = texts;
    this.spots = spots;
    this.findings = findings;
  }

  Map<String, DataPoint> read(Section top) {
    Map<String, DataPoint> dataPoints = new LinkedHashMap<>();
    Optional<Yaml.Mapping> mapping = top.mapping("data");
    if (mapping.isPresent()) {
      Section section = new Section("the data", mapping.get(), findings);
      for (String name : section.names()) {
        spots.put(section.spotOf(name), "data", name);
        section.mapping(name).ifPresent(one -> dataPoints.put(name, dataPoint(name, one)));
      }
    }
    return dataPoints;
  }

  private DataPoint dataPoint(String name, Yaml.Mapping mapping) {
    Section section = new Section("data point `" + name + "`", mapping, Keys.DATA_POINT, findings);
    Keys.DATA_POINT.all().forEach(key -> spot(section, name, key));
    return new DataPoint(
        name,
        texts.inFirstLanguage(section, "says"),
        section.string("source"),
        section.period("keep").orElse(Period.ZERO),
        purposes(section, name),
        section
            .choice("sensitivity", Sensitivity.values(), Sensitivity::word)
            .orElse(Sensitivity.PERSONAL),
        section
            .choice("correct", Corrector.values(), Corrector::word)
            .filter(corrector -> corrector == Corrector.CUSTOMER)
            .isPresent(),
        natures(section, name),
        section.mapping("law").map(law -> law(name, law)));
  }

  private LegalDuty law(String name, Yaml.Mapping mapping) {
    Section section =
        new Section("the `law` of data point `" + name + "`", mapping, Keys.LAW, findings);
    Keys.LAW.all().forEach(key -> spots.put(section.spotOf(key), "data", name, "law", key));
    return new LegalDuty(
        section.period("keep").orElse(Period.ZERO), texts.inFirstLanguage(section, "because"));
  }

  private void spot(Section section, String name, String key) {
    spots.put(section.spotOf(key), "data", name, key);
  }

  private Set<String> purposes(Section section, String name) {
    Set<String> purposes = new LinkedHashSet<>();
    List<Yaml.Scalar> listed = section.strings("for");
    for (Yaml.Scalar purpose : listed) {
      purposes.add(purpose.value());
      spots.put(purpose.spot(), "data", name, "for", purpose.value());
    }
    if (listed.isEmpty() && section.has("for")) {
      findings.crosses(
          RedLine.NO_PURPOSE_OR_BENEFIT_NO_USE,
          section.spotOf("for"),
          section.what() + " is for nothing. " + why());
    }
    return purposes;
  }

  private static String why() {
    return RedLine.NO_PURPOSE_OR_BENEFIT_NO_USE.words().in("en");
  }

  private Set<Nature> natures(Section section, String name) {
    Set<Nature> natures = EnumSet.noneOf(Nature.class);
    natures.addAll(Telltales.of(name));
    for (Yaml.Scalar word : section.strings("tells_of")) {
      List<String> words = java.util.Arrays.stream(Nature.values()).map(Nature::word).toList();
      int index = words.indexOf(word.value());
      if (index >= 0) {
        natures.add(Nature.values()[index]);
      } else {
        findings.unknown(
            word.spot(),
            "not-a-choice",
            "`tells_of` lists " + String.join(", ", words) + ".",
            word.value(),
            words);
      }
    }
    return natures;
  }
}
