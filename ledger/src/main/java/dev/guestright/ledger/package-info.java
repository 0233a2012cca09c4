@NullMarked
package dev.guestright.ledger;

import org.jspecify.annotations.NullMarked;
