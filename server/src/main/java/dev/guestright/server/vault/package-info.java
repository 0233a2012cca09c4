/**
 * The encrypted store of customer data, one key a customer. Anybody may seal data into it; only the
 * gateway may open it, which an architecture test and the database's grants both check. What the
 * charter does not declare does not get in, and what is past its keep-time does not get out.
 */
@NullMarked
package dev.guestright.server.vault;

import org.jspecify.annotations.NullMarked;
