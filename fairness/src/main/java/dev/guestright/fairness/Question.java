package dev.guestright.fairness;

import dev.guestright.fairness.count.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an audit is asked. Columns are named as the file names them.
 *
 * @param outcome the column of what was decided
 * @param favourable its value that is good for the customer; without one, the values that mean yes
 *     are (see {@link YesOrNo})
 * @param groups the columns that say who the customer is
 * @param references for an attribute, the group that others are compared with; without one, each
 *     group is compared with everyone else
 * @param label the column of what would have been right
 * @param positive the label's value that should have had the favourable outcome
 * @param within columns by which like is compared with like
 * @param waiting the column of waiting times, numbers of any unit
 * @param crossing how many attributes are crossed at most, 1 to {@value #MOST_CROSSED}
 * @param smallest groups of fewer decisions are never shown (k)
 * @param score the column of a model's score, the probability that the label is yes
 * @param customer the column that names the customer, where one has several decisions
 * @param time the column of the day or time of the decision
 * @param daily whether the audit is looked at again and again as decisions come, and must hold at
 *     every look
 */
public record Question(
    String outcome,
    Optional<String> favourable,
    List<String> groups,
    Map<String, String> references,
    Optional<String> label,
    Optional<String> positive,
    List<String> within,
    Optional<String> waiting,
    int crossing,
    int smallest,
    Optional<String> score,
    Optional<String> customer,
    Optional<String> time,
    boolean daily) {

  /** Four attributes crossed are as many as anybody can read. */
  public static final int MOST_CROSSED = 4;

  /** Groups of fewer than ten are people whom somebody may know. */
  public static final int SMALLEST = 10;

  /** Checks what can be checked without the decisions. */
  public Question {
    groups = List.copyOf(groups);
    references = Map.copyOf(references);
    within = List.copyOf(within);
    if (groups.isEmpty()) {
      throw new QuestionException("Name at least one column of groups");
    }
    if (Set.copyOf(groups).size() < groups.size()) {
      throw new QuestionException("A column of groups is named twice");
    }
    if (crossing < 1 || crossing > MOST_CROSSED) {
      throw new QuestionException("Cross between 1 and " + MOST_CROSSED + " attributes");
    }
    if (smallest < 1) {
      throw new QuestionException("The smallest group must be 1 or more");
    }
    if (score.isPresent() && label.isEmpty()) {
      throw new QuestionException("A score needs a label to be held against: name one");
    }
    for (String attribute : references.keySet()) {
      if (!groups.contains(attribute)) {
        throw new QuestionException(
            "A reference names '%s', which is no group column".formatted(attribute));
      }
    }
  }

  /** Asks about decisions of which each is another customer's, once, without scores or days. */
  public Question(
      String outcome,
      Optional<String> favourable,
      List<String> groups,
      Map<String, String> references,
      Optional<String> label,
      Optional<String> positive,
      List<String> within,
      Optional<String> waiting,
      int crossing,
      int smallest) {
    this(
        outcome,
        favourable,
        groups,
        references,
        label,
        positive,
        within,
        waiting,
        crossing,
        smallest,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  /** Returns the same question of decisions over time. */
  public Question over(String column) {
    return of(score, customer, Optional.of(column), daily);
  }

  /** Returns the same question, asked again and again as decisions come. */
  public Question eachDay() {
    return of(score, customer, time, true);
  }

  /** Returns the same question of decisions that a score was made for. */
  public Question scored(String column) {
    return of(Optional.of(column), customer, time, daily);
  }

  /** Returns the same question of decisions of which several may be one customer's. */
  public Question ofCustomers(String column) {
    return of(score, Optional.of(column), time, daily);
  }

  private Question of(
      Optional<String> newScore,
      Optional<String> newCustomer,
      Optional<String> newTime,
      boolean newDaily) {
    return new Question(
        outcome,
        favourable,
        groups,
        references,
        label,
        positive,
        within,
        waiting,
        crossing,
        smallest,
        newScore,
        newCustomer,
        newTime,
        newDaily);
  }

  /** The columns whose texts every count is by, in this order: groups, outcome, label, strata. */
  List<Column> texts() {
    List<Column> texts = new ArrayList<>();
    groups.forEach(it -> texts.add(new Column.Text(it)));
    texts.add(new Column.Text(outcome));
    label.ifPresent(it -> texts.add(new Column.Text(it)));
    within.forEach(it -> texts.add(new Column.Text(it)));
    return texts;
  }

  /** Asks about one outcome by some attributes, everything else as it usually is. */
  public static Question about(String outcome, String... groups) {
    return new Question(
        outcome,
        Optional.empty(),
        List.of(groups),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        1,
        SMALLEST);
  }
}
