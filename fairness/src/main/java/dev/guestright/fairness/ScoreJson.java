package dev.guestright.fairness;

import static dev.guestright.fairness.AuditJson.by;
import static dev.guestright.fairness.AuditJson.estimate;
import static dev.guestright.fairness.AuditJson.number;
import static dev.guestright.fairness.AuditJson.pair;
import static dev.guestright.fairness.AuditJson.probabilities;
import static dev.guestright.fairness.AuditJson.rate;

import java.util.OptionalLong;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a report says of a score, as JSON. */
final class ScoreJson {

  private ScoreJson() {}

  static void write(Report report, ObjectNode all) {
    ObjectNode calibration = all.putObject("calibration");
    ArrayNode figures = calibration.putArray("groups");
    report.calibration().forEach(it -> figures.add(calibration(it)));
    ArrayNode pairs = calibration.putArray("comparisons");
    report.calibrationComparisons().forEach(it -> pairs.add(calibration(report, it)));
    ArrayNode whatIfs = all.putArray("whatIfs");
    report.whatIfs().forEach(it -> whatIfs.add(whatIf(it)));
  }

  private static ObjectNode calibration(CalibrationFigures one) {
    ObjectNode node = by(one.group());
    node.put("n", one.size());
    number(node, "score", one.score());
    number(node, "observed", one.observed());
    estimate(node, "gap", one.gap());
    number(node, "expectedError", one.expectedError());
    number(node, "errorByChance", one.errorByChance());
    ArrayNode bins = node.putArray("bins");
    one.bins()
        .forEach(bin -> {
          ObjectNode tenth = bins.addObject();
          tenth.put("n", bin.observed().of());
          number(tenth, "score", bin.score());
          rate(tenth, "observed", bin.observed());
        });
    return node;
  }

  private static ObjectNode calibration(Report report, CalibrationComparison one) {
    ObjectNode node = pair(one.group(), one.reference());
    number(node, "difference", one.apart().value());
    number(node, "low", one.apart().low());
    number(node, "high", one.apart().high());
    probabilities(report, node, one.log10P(), one.look());
    return node;
  }

  private static ObjectNode whatIf(WhatIf one) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    number(node, "line", one.line());
    ArrayNode groups = node.putArray("groups");
    one.groups()
        .forEach(it -> {
          ObjectNode side = by(it.group());
          side.put("n", it.then().of());
          number(side, "now", it.now().rate());
          number(side, "rate", it.then().rate());
          count(side, "gains", it.gains());
          count(side, "loses", it.loses());
          number(side, "fpr", it.falsePositive().rate());
          number(side, "fnr", it.falseNegative().rate());
          groups.add(side);
        });
    return node;
  }

  private static void count(ObjectNode node, String name, OptionalLong count) {
    if (count.isPresent()) {
      node.put(name, count.getAsLong());
    } else {
      node.putNull(name);
    }
  }
}
