/**
 * Reports for people: a page and a PDF of the same content, plots drawn without script. A {@link
 * dev.guestright.fairness.Report} comes in, and the same one always gives the same bytes. Nothing
 * is shown here that the report does not hold, so no group is too small.
 */
@NullMarked
package dev.guestright.fairness.report;

import org.jspecify.annotations.NullMarked;
