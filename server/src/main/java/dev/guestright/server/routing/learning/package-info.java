/**
 * What models may learn from: messages whose place a person corrected, of customers who allow that
 * purpose, each released at the door with a record of its own. It knows which training set holds
 * whose messages, so that a model's card can say what it still holds of people who are gone.
 */
@NullMarked
package dev.guestright.server.routing.learning;

import org.jspecify.annotations.NullMarked;
