/**
 * Regular audits of who uses customers' data: what looked unusual, and each quarter whether every
 * role is still right. Each step is a person's, with words, and has its entry in the log. Nobody
 * decides about themselves.
 */
@NullMarked
package dev.guestright.server.trail.audit;

import org.jspecify.annotations.NullMarked;
