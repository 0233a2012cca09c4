/**
 * Data that is fetched from the company's own systems at the moment of its use, and never stored
 * (data minimisation, GDPR Art. 5(1)(c)). Only the door asks, after the use record is durable; a
 * source that is slow or broken holds nobody up. What was not asked for does not get in.
 */
@NullMarked
package dev.guestright.server.gateway.live;

import org.jspecify.annotations.NullMarked;
