package dev.guestright.fairness.count;

import java.util.List;
import java.util.Set;

/**
 * Counts decisions exactly, for the audit to make sense of. An engine gives whole numbers of rows
 * only, so that two engines on the same decisions give the same audit to the last digit.
 *
 * <p>Every value is handed over as its text, {@code null} where there is none. Two rows count
 * together if and only if all their texts are the same. Columns are named as {@link #columns()}
 * names them.
 */
public interface Engine extends AutoCloseable {

  /** Returns the names of all columns, in the order of the file. */
  List<String> columns();

  /**
   * Says what will be asked for, so that an engine may hold it ready; called once, before the first
   * count.
   *
   * @param columns all columns that will be asked for
   */
  default void prepare(Set<String> columns) {}

  /**
   * Counts the rows of each combination of values, in any order, each combination at least once
   * (parts of one combination add up).
   *
   * @throws UnreadableException if the decisions cannot be read
   */
  void combinations(List<Column> columns, Combinations each);

  /**
   * Counts the rows of each combination at each value of a column of numbers, by ascending number.
   * Rows whose value is missing, infinite or no number are left out.
   */
  void ascending(List<Column> columns, String number, Numbers each);

  /**
   * Counts the rows of each combination customer by customer, in an order that is the same each
   * time for the same decisions; customers with the same parts may come together or one by one.
   * Each row whose customer is empty is a customer of its own. Who a customer is never leaves the
   * engine.
   */
  void clusters(List<Column> columns, String customer, Clusters each);

  /** Lets go of what the engine holds. */
  @Override
  void close();
}
