/**
 * Data from outside: exports of other desks come in through a mapping, row by row, repeatable, each
 * bad row reported and nothing lost.
 */
@NullMarked
package dev.guestright.server.connect;

import org.jspecify.annotations.NullMarked;
