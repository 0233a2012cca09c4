package dev.guestright.server.insight;

import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.gateway.Gateway;
import dev.guestright.server.gateway.InTotals;
import dev.guestright.server.identity.Actor;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.trail.bias.BiasAudit;
import dev.guestright.server.trail.bias.BiasAudits;
import dev.guestright.server.trail.bias.BiasFinding;
import dev.guestright.server.trail.bias.BiasFindings;
import dev.guestright.server.trail.bias.Stage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Audits the house's own decisions for bias. Attributes come through the door, from customers who
 * allow it, one customer at a time; they are counted and forgotten. What stays is totals of ten
 * customers or more, and a finding for each difference that is certain enough.
 */
@Component
public class BiasAuditor {

  /** Decisions older than this say little about the house of today. */
  static final Duration WINDOW = Duration.ofDays(90);

  private static final Logger LOG = LoggerFactory.getLogger(BiasAuditor.class);

  /** The subject of findings about a model's decisions. */
  static final String MODEL = "model";

  private static final int MOST_FINDINGS = 1_000;

  private final Decisions decisions;
  private final Gateway gateway;
  private final CharterInForce charter;
  private final BiasAudits audits;
  private final BiasFindings findings;
  private final Clock clock;

  BiasAuditor(
      Decisions decisions,
      Gateway gateway,
      CharterInForce charter,
      BiasAudits audits,
      BiasFindings findings,
      Clock clock) {
    this.decisions = decisions;
    this.gateway = gateway;
    this.charter = charter;
    this.audits = audits;
    this.findings = findings;
    this.clock = clock;
  }

  /** What an audit says of a model that is to be promoted. */
  public sealed interface Verdict {

    /** Nothing was found; {@code counted} customers were enough to look at every question. */
    record Clear(UUID audit, int counted) implements Verdict {}

    /** Differences that a person must answer for first; they stand open in /governance/bias. */
    record Found(UUID audit, List<BiasFinding.Difference> differences) implements Verdict {}

    /** Too few customers allow the check, so it says nothing for or against the model. */
    record CannotTell(UUID audit, int counted) implements Verdict {}
  }

  /** What a model would decide. It is asked for decisions alone, and never told of an attribute. */
  @FunctionalInterface
  public interface Candidate {

    /** Returns what the model would decide for this customer; nothing if it has no case of them. */
    Optional<String> wouldDecide(CustomerId whose);
  }

  /** Begins an audit of the last 90 days in this person's name; nothing if one is running. */
  Optional<BiasAudit> begin(
      BiasAudit.Cause cause, StaffId askedBy, StaffId owner, Instant notBefore) {
    return audits.begin(cause, "", askedBy, owner, clock.instant().minus(WINDOW), notBefore);
  }

  /** Begins an audit of what was decided after a finding was answered. */
  Optional<BiasAudit> beginAgain(BiasFinding finding, StaffId askedBy) {
    return finding
        .answer()
        .filter(answer -> finding.stage() == Stage.ANSWERED)
        .flatMap(answer ->
            audits.begin(
                BiasAudit.Cause.AGAIN,
                finding.id().toString(),
                askedBy,
                finding.owner(),
                answer.at(),
                Instant.MAX));
  }

  /** Carries out an audit that has begun; whatever happens, it is not left running. */
  void carryOut(BiasAudit audit, Actor.Staff who) {
    try {
      List<String> attributes = attributes();
      if (attributes.isEmpty()) {
        audits.fail(audit, "no-attributes");
        return;
      }
      BiasCount count = new BiasCount(attributes);
      Decisions.Window window = new Decisions.Window(audit.since(), audit.until());
      for (Subject.Family family : Subject.Family.values()) {
        decisions.each(family, window, (whose, decision) -> count.draw(family, whose, decision));
      }
      int counted = count(count, who);
      List<Differing> reports = new ArrayList<>();
      for (Subject subject : Subject.values()) {
        count
            .report(subject.family(), subject.outcome(), subject.waiting())
            .ifPresent(report ->
                reports.add(new Differing(subject.stored(), report, Subject.values().length)));
      }
      audits.end(audit, counted, BiasReport.write(reports, count), () -> conclude(audit, reports));
    } catch (RuntimeException e) {
      LOG.error("Bias audit {} could not be carried out", audit.id(), e);
      audits.fail(audit, "broke-off");
    }
  }

  private List<String> attributes() {
    return Optional.ofNullable(charter.charter().purposes().get(InTotals.PURPOSE))
        .map(purpose -> purpose.dataPoints().stream().sorted().toList())
        .orElse(List.of());
  }

  private int count(BiasCount count, Actor.Staff who) {
    List<String> attributes = count.attributes();
    return gateway.countInTotals(
        who, decisions.mayBeCounted(attributes), Set.copyOf(attributes), count);
  }

  /** Opens what was found, and tells answered findings whether they are gone. */
  private void conclude(BiasAudit audit, List<Differing> reports) {
    for (BiasFinding before : findings.newest(MOST_FINDINGS)) {
      boolean tells =
          before.stage() == Stage.ANSWERED
              && before.answer().filter(it -> !audit.since().isBefore(it.at())).isPresent();
      if (tells) {
        reports.stream()
            .filter(it -> it.isAbout(before.difference()))
            .forEach(
                it -> findings.lookedAgain(before.id(), audit, it.lookAgain(before.difference())));
      }
    }
    openAll(audit, reports);
  }

  private void openAll(BiasAudit audit, List<Differing> reports) {
    reports.forEach(it -> it.all().forEach(found -> findings.open(audit, found)));
  }

  /**
   * Audits a model before it may decide: what it would decide for the customers who allow the
   * check, beside what they told of themselves. Call it before each promotion, and promote on
   * {@link Verdict.Clear} alone; on anything else a person decides. It takes one use of the door
   * for each such customer.
   *
   * @param who the person who promotes the model and answers for what is found
   * @param model its name and version, as /governance/bias shows it
   * @param favourable the decision that is good for a customer
   * @throws IllegalStateException if the charter declares nothing for the check, or the same
   *     model's audit is running
   */
  public Verdict beforePromotion(
      Actor.Staff who, String model, Candidate candidate, String favourable) {
    List<String> attributes = attributes();
    if (attributes.isEmpty()) {
      throw new IllegalStateException(
          "The charter declares no data point for the purpose " + InTotals.PURPOSE);
    }
    BiasAudit audit =
        audits
            .begin(
                BiasAudit.Cause.PROMOTION,
                model,
                who.id(),
                who.id(),
                clock.instant().minus(WINDOW),
                Instant.MAX)
            .orElseThrow(() -> new IllegalStateException("This model is being audited already"));
    try {
      BiasCount count = new BiasCount(attributes);
      for (CustomerId whose : decisions.mayBeCounted(attributes)) {
        candidate
            .wouldDecide(whose)
            .ifPresent(it -> count.draw(Subject.Family.DOOR, whose, new Decision(it, model, null)));
      }
      int counted = count(count, who);
      List<Differing> reports =
          count.report(Subject.Family.DOOR, favourable, Optional.empty()).stream()
              .map(report -> new Differing(MODEL, report, 1))
              .toList();
      audits.end(audit, counted, BiasReport.write(reports, count), () -> openAll(audit, reports));
      return verdict(audit, counted, reports);
    } catch (RuntimeException e) {
      audits.fail(audit, "broke-off");
      throw e;
    }
  }

  private static Verdict verdict(BiasAudit audit, int counted, List<Differing> reports) {
    List<BiasFinding.Difference> found = reports.stream().flatMap(it -> it.all().stream()).toList();
    if (!found.isEmpty()) {
      return new Verdict.Found(audit.id(), found);
    }
    boolean able = !reports.isEmpty() && reports.stream().allMatch(Differing::couldTell);
    return able
        ? new Verdict.Clear(audit.id(), counted)
        : new Verdict.CannotTell(audit.id(), counted);
  }
}
