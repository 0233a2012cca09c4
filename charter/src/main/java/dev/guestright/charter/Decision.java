package dev.guestright.charter;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The door's answer. Only {@link Door#decide} makes one, so that nobody can forge a permit.
 *
 * <p>Explanation and trace are built when somebody reads them; until then a decision is a few
 * references.
 */
public sealed interface Decision {

  /**
   * The reason in words for the customer; English, German, French and Spanish, else English. Words
   * of the charter appear in the charter's first language where it has no translation.
   */
  String explanation(String language);

  /**
   * What was looked at, in order, and what decided, for the auditor. Names rules and never values,
   * so that it can be stored beside the use record.
   */
  List<String> trace();

  /** The version of the charter that decided. */
  int charterVersion();

  /** The data in {@link #released} may be used for the purpose, and what {@link #mayAct} says. */
  final class Permit implements Decision {
    private static final Set<Duty> RECEIPT = Set.of(Duty.SHOW_RECEIPT);
    private static final Set<Duty> LEARN = Set.of(Duty.LEARN_ONLY);
    private final Inquiry inquiry;

    Permit(Inquiry inquiry) {
      this.inquiry = inquiry;
    }

    /** The data points that may be read; nothing else may. */
    public Set<String> released() {
      return inquiry.released();
    }

    /** The data points that were asked for and stay closed, each with its ground. */
    public Map<String, Ground> withheld() {
      return inquiry.withheld();
    }

    /**
     * Whether the requested action or play may be carried out now. False if none was requested, and
     * in the first of a play's two steps ({@link Duty#LEARN_ONLY}).
     */
    public boolean mayAct() {
      return inquiry.acts() && !inquiry.learning();
    }

    /** What is owed to the customer for it. */
    public Set<Duty> duties() {
      if (inquiry.released().isEmpty()) {
        return Set.of();
      }
      return inquiry.learning() ? LEARN : RECEIPT;
    }

    @Override
    public String explanation(String language) {
      return Explanation.of(this, inquiry, language);
    }

    @Override
    public List<String> trace() {
      return inquiry.retraced();
    }

    @Override
    public int charterVersion() {
      return inquiry.version();
    }

    @Override
    public String toString() {
      return "Permit" + released() + (mayAct() ? " and act" : "");
    }
  }

  /** The customer has not said yes: put the question, and ask again after the answer. */
  final class AskFirst implements Decision {
    private final Inquiry inquiry;
    private final Notice notice;

    AskFirst(Inquiry inquiry, Notice notice) {
      this.inquiry = inquiry;
      this.notice = notice;
    }

    /** The question to put. */
    public Notice notice() {
      return notice;
    }

    /** Always {@link RedLine#SILENCE_IS_NO}. */
    public Ground ground() {
      return Ground.of(RedLine.SILENCE_IS_NO);
    }

    @Override
    public String explanation(String language) {
      return Explanation.of(this, language);
    }

    @Override
    public List<String> trace() {
      return inquiry.retraced();
    }

    @Override
    public int charterVersion() {
      return inquiry.version();
    }

    @Override
    public String toString() {
      return "AskFirst[" + notice.purpose() + "]";
    }
  }

  /** No. Nothing is released and nothing done. */
  final class Refuse implements Decision {
    private final Inquiry inquiry;
    private final Ground ground;

    Refuse(Inquiry inquiry, Ground ground) {
      this.inquiry = inquiry;
      this.ground = ground;
    }

    /** The red line, rule or lack that decided. */
    public Ground ground() {
      return ground;
    }

    @Override
    public String explanation(String language) {
      return ground.words().in(language);
    }

    @Override
    public List<String> trace() {
      return inquiry.retraced();
    }

    @Override
    public int charterVersion() {
      return inquiry.version();
    }

    @Override
    public String toString() {
      return "Refuse[" + ground.name() + "]";
    }
  }

  /** A person decides; until then nothing is released and nothing done. */
  final class NeedsHuman implements Decision {
    private final Inquiry inquiry;
    private final Ground ground;

    NeedsHuman(Inquiry inquiry, Ground ground) {
      this.inquiry = inquiry;
      this.ground = ground;
    }

    /** The red line or rule that decided. */
    public Ground ground() {
      return ground;
    }

    @Override
    public String explanation(String language) {
      return Explanation.of(this, language);
    }

    @Override
    public List<String> trace() {
      return inquiry.retraced();
    }

    @Override
    public int charterVersion() {
      return inquiry.version();
    }

    @Override
    public String toString() {
      return "NeedsHuman[" + ground.name() + "]";
    }
  }
}
