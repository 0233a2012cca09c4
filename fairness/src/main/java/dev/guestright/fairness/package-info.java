/**
 * Bias audits: who is treated differently, by how much, how surely, and what may explain it. A
 * {@link dev.guestright.fairness.Question} and an engine that counts go in, a {@link
 * dev.guestright.fairness.Report} comes out; the same decisions always give the same report. No
 * group of fewer people than the question allows is ever shown.
 */
@NullMarked
package dev.guestright.fairness;

import org.jspecify.annotations.NullMarked;
