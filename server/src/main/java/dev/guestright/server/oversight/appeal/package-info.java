/**
 * Appeals: a customer disagrees with a decision, and a person who had no part in it answers, with a
 * reason and by a day. What was wrong is undone. Nothing of it ever enters an agent's context, a
 * suggestion or a model: neither desk nor assist may use this room.
 */
@NullMarked
package dev.guestright.server.oversight.appeal;

import org.jspecify.annotations.NullMarked;
