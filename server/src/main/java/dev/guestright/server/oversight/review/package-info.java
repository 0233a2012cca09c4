/**
 * Reviews: what weighs on a customer and is proposed by a machine waits here for a person, who says
 * what they think before they read what the machine does, and gives a reason. No step is taken by
 * time.
 */
@NullMarked
package dev.guestright.server.oversight.review;

import org.jspecify.annotations.NullMarked;
