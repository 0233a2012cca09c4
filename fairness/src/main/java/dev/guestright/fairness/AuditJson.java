package dev.guestright.fairness;

import dev.guestright.fairness.stats.Estimate;
import dev.guestright.fairness.stats.Proportion;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A report as JSON for other programs. Rates are fractions, intervals are at 95 %, what is not
 * known is {@code null}. The same report gives the same bytes.
 */
public final class AuditJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Report report;

  private AuditJson(Report report) {
    this.report = report;
  }

  /** Returns the report as one JSON object, indented. */
  public static String write(Report report) {
    return JsonMapper.shared()
        .writerWithDefaultPrettyPrinter()
        .writeValueAsString(new AuditJson(report).all());
  }

  private ObjectNode all() {
    ObjectNode all = NODES.objectNode();
    all.put("rows", report.rows());
    all.put("undecided", report.undecided());
    report.customers().ifPresent(it -> all.put("customers", it));
    all.put("smallest", report.question().smallest());
    all.put("looks", report.looks().size());
    ArrayNode groups = all.putArray("groups");
    report.groups().forEach(it -> groups.add(group(it)));
    ArrayNode comparisons = all.putArray("comparisons");
    report.comparisons().forEach(it -> comparisons.add(comparison(it)));
    ArrayNode within = all.putArray("within");
    report.within().forEach(it -> within.add(within(it)));
    if (report.question().waiting().isPresent()) {
      ObjectNode waits = all.putObject("waits");
      number(waits, "longest", report.longest());
      number(waits, "horizon", report.horizon());
      ArrayNode figures = waits.putArray("groups");
      report.waits().forEach(it -> figures.add(wait(it)));
      ArrayNode pairs = waits.putArray("comparisons");
      report.waitComparisons().forEach(it -> pairs.add(wait(it)));
    }
    if (report.question().score().isPresent()) {
      ScoreJson.write(report, all);
    }
    if (report.question().time().isPresent()) {
      ArrayNode trends = all.putArray("trends");
      report.trends().forEach(it -> trends.add(trend(it)));
    }
    ObjectNode heldBack = all.putObject("heldBack");
    report.heldBack().forEach(heldBack::put);
    ArrayNode findings = all.putArray("findings");
    report.findings().forEach(it -> findings.add(finding(it)));
    return all;
  }

  private ObjectNode group(GroupFigures one) {
    ObjectNode node = by(one.group());
    node.put("n", one.selected().of());
    node.put("selected", one.selected().hits());
    number(node, "rate", one.selected().rate());
    number(node, "low", one.selected().wilson().low());
    number(node, "high", one.selected().wilson().high());
    effect(node, one.selected());
    if (report.question().label().isPresent()) {
      rate(node, "fpr", one.falsePositive());
      rate(node, "fnr", one.falseNegative());
      rate(node, "ppv", one.positivePredictive());
      rate(node, "npv", one.negativePredictive());
    }
    return node;
  }

  private void effect(ObjectNode node, Proportion one) {
    if (report.customers().isPresent()) {
      number(node, "designEffect", one.designEffect());
    }
  }

  static void rate(ObjectNode node, String name, Proportion proportion) {
    estimate(node, name, new Estimate(proportion.rate(), proportion.wilson()));
  }

  private ObjectNode comparison(Comparison one) {
    ObjectNode node = pair(one.group(), one.reference());
    node.put("metric", one.metric().label());
    number(node, "difference", one.difference().value());
    number(node, "low", one.difference().low());
    number(node, "high", one.difference().high());
    estimate(node, "ratio", one.ratio());
    node.put("test", one.test().test());
    probabilities(node, one.test().log10P(), one.look());
    effect(node, one.own());
    if (report.question().daily()) {
      number(node, "alwaysLow", one.always().difference().low());
      number(node, "alwaysHigh", one.always().difference().high());
      number(node, "alwaysLog10P", one.always().log10P());
    }
    report.detectable(one).ifPresent(it -> number(node, "minimumDetectable", it));
    return node;
  }

  private ObjectNode within(WithinComparison one) {
    ObjectNode node = pair(one.group(), one.reference());
    ArrayNode by = node.putArray("by");
    one.by().forEach(by::add);
    estimate(node, "mantelHaenszelOddsRatio", one.figures().oddsRatio());
    estimate(node, "standardisedDifference", one.figures().difference());
    node.put("strata", one.figures().strata());
    node.put("compared", one.figures().compared());
    probabilities(node, one.figures().log10P(), one.look());
    return node;
  }

  private static ObjectNode wait(WaitFigures one) {
    ObjectNode node = by(one.group());
    node.put("n", one.waits());
    estimate(node, "median", one.median());
    estimate(node, "p90", one.ninetieth());
    estimate(node, "restrictedMean", one.restrictedMean());
    rate(node, "longest", one.longest());
    return node;
  }

  private ObjectNode wait(WaitComparison one) {
    ObjectNode node = pair(one.group(), one.reference());
    number(node, "longerWait", one.ranks().superiority());
    probabilities(node, one.ranks().log10P(), one.ranksLook());
    estimate(node, "median", one.median());
    estimate(node, "p90", one.ninetieth());
    ObjectNode longest = node.putObject("longest");
    number(longest, "difference", one.tail().value());
    number(longest, "low", one.tail().low());
    number(longest, "high", one.tail().high());
    longest.put("test", one.tailTest().test());
    probabilities(longest, one.tailTest().log10P(), one.tailLook());
    return node;
  }

  private ObjectNode trend(Trend one) {
    ObjectNode node = pair(one.group(), one.reference());
    ArrayNode periods = node.putArray("periods");
    one.periods()
        .forEach(it -> {
          ObjectNode period = periods.addObject();
          period.put("from", it.from().toString());
          period.put("to", it.to().toString());
          period.put("n", it.own().of());
          number(period, "rate", it.own().rate());
          number(period, "referenceRate", it.others().rate());
        });
    estimate(node, "change", one.drift().change());
    one.look().ifPresent(it -> probabilities(node, one.drift().log10P(), it));
    return node;
  }

  private static ObjectNode finding(Finding one) {
    ObjectNode node = by(one.group());
    node.put("kind", word(one.kind()));
    node.put("severity", word(one.severity()));
    node.put("text", one.text());
    return node;
  }

  private static String word(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static ObjectNode by(Group group) {
    ObjectNode node = NODES.objectNode();
    ObjectNode by = node.putObject("by");
    group.by().forEach(by::put);
    return node;
  }

  static ObjectNode pair(Group group, String reference) {
    ObjectNode node = NODES.objectNode();
    node.put("attribute", group.attribute());
    node.put("group", group.name());
    node.put("reference", reference);
    return node;
  }

  private void probabilities(ObjectNode node, double log10P, int look) {
    probabilities(report, node, log10P, look);
  }

  static void probabilities(Report report, ObjectNode node, double log10P, int look) {
    number(node, "log10P", log10P);
    number(node, "adjustedLog10P", report.looks().adjusted(look));
    number(node, "falseDiscoveryLog10P", report.looks().discovery(look));
  }

  static void estimate(ObjectNode node, String name, Estimate estimate) {
    number(node, name, estimate.value());
    number(node, name + "Low", estimate.low());
    number(node, name + "High", estimate.high());
  }

  static void number(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value == 0 ? 0.0 : value);
    } else {
      node.putNull(name);
    }
  }
}
