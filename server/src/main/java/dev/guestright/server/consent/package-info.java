/**
 * The consent ledger: each yes and each no, with the notice that was shown and the act that gave it
 * (ISO/IEC TS 27560). Records are added, never changed; the newest one of a purpose stands. Every
 * choice moves the customer's epoch, which is how a no holds at once.
 */
@NullMarked
package dev.guestright.server.consent;

import org.jspecify.annotations.NullMarked;
