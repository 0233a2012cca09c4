/**
 * A made-up company to look around with: its charter, staff, customers and their stories. It comes
 * in through the same faces as everybody's data, once for each data directory.
 */
@NullMarked
package dev.guestright.server.demo;

import org.jspecify.annotations.NullMarked;
