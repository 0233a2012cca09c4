/**
 * Who is asking: staff who sign in, customers who come by a signed link. No personal data of
 * customers is kept here; a customer is an opaque id.
 */
@NullMarked
package dev.guestright.server.identity;

import org.jspecify.annotations.NullMarked;
