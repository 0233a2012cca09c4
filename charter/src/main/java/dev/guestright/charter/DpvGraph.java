package dev.guestright.charter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A charter as JSON-LD 1.1 in the W3C Data Privacy Vocabulary 2: each purpose a {@code dpv:Process}
 * with its data, legal basis and storage.
 */
public final class DpvGraph {
  private static final Map<String, String> CONTEXT =
      ordered(
          "dpv", "https://w3id.org/dpv#",
          "eu-gdpr", "https://w3id.org/dpv/legal/eu/gdpr#",
          "risk", "https://w3id.org/dpv/risk#",
          "dcterms", "http://purl.org/dc/terms/",
          "charter", "urn:guestright:charter:");

  private DpvGraph() {}

  /** The graph as a JSON text. */
  public static String jsonLd(Charter charter) {
    List<Object> graph = new ArrayList<>();
    graph.add(
        ordered(
            "@id",
            "charter:controller",
            "@type",
            "dpv:DataController",
            "dpv:hasName",
            charter.controller().name(),
            "dpv:hasContact",
            charter.controller().contact()));
    charter.purposes().values().forEach(purpose -> graph.add(process(purpose)));
    charter.purposes().values().forEach(purpose -> graph.add(purpose(purpose)));
    charter.dataPoints().values().forEach(point -> graph.add(dataPoint(point)));
    return Json.of(ordered("@context", CONTEXT, "@graph", graph));
  }

  private static Map<String, Object> process(Purpose purpose) {
    return ordered(
        "@id", "charter:process/" + purpose.name(),
        "@type", "dpv:Process",
        "dpv:hasDataController", id("charter:controller"),
        "dpv:hasDataSubject", id("dpv:Customer"),
        "dpv:hasPurpose", id("charter:purpose/" + purpose.name()),
        "dpv:hasLegalBasis", id(basis(purpose.basis())),
        "dpv:hasPersonalData",
            purpose.dataPoints().stream().sorted().map(name -> id("charter:data/" + name)).toList(),
        "dpv:hasImpact",
            ordered("@type", "risk:Benefit", "dcterms:description", texts(purpose.benefit())));
  }

  private static Map<String, Object> purpose(Purpose purpose) {
    return ordered(
        "@id", "charter:purpose/" + purpose.name(),
        "@type", purpose.dpv().orElse("dpv:Purpose"),
        "dcterms:description", texts(purpose.words()));
  }

  private static Map<String, Object> dataPoint(DataPoint point) {
    return ordered(
        "@id", "charter:data/" + point.name(),
        "@type",
            point.sensitivity() == Sensitivity.SPECIAL
                ? "dpv:SpecialCategoryPersonalData"
                : "dpv:PersonalData",
        "dcterms:description", texts(point.says()),
        "dpv:hasDataSource", point.source(),
        "dpv:hasStorageCondition",
            ordered("@type", "dpv:StorageDuration", "dpv:hasDuration", point.keep().toString()));
  }

  private static String basis(Basis basis) {
    return switch (basis) {
      case CONSENT -> "eu-gdpr:A6-1-a";
      case CONTRACT -> "eu-gdpr:A6-1-b";
      case LEGAL_OBLIGATION -> "eu-gdpr:A6-1-c";
      case VITAL_INTERESTS -> "eu-gdpr:A6-1-d";
      case PUBLIC_TASK -> "eu-gdpr:A6-1-e";
      case LEGITIMATE_INTERESTS -> "eu-gdpr:A6-1-f";
    };
  }

  private static List<Object> texts(Text text) {
    return text.words().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .<Object>map(said -> ordered("@language", said.getKey(), "@value", said.getValue()))
        .toList();
  }

  private static Map<String, Object> id(String iri) {
    return ordered("@id", iri);
  }

  @SuppressWarnings("unchecked")
  private static <T> Map<String, T> ordered(Object... keysAndValues) {
    Map<String, T> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], (T) keysAndValues[i + 1]);
    }
    return map;
  }
}
