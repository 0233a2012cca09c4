package dev.guestright.triage.model;

import java.util.Map;

/**
 * One text that a person has labelled.
 *
 * @param text what the model reads
 * @param label what it should answer
 * @param groups the other columns by name ({@code language}, or groups to compare). They never
 *     reach a model; results are reported by them.
 */
public record Example(String text, String label, Map<String, String> groups) {
  /** Copies {@code groups}. */
  public Example {
    groups = Map.copyOf(groups);
  }
}
