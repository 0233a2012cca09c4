@NullMarked
package dev.guestright.triage;

import org.jspecify.annotations.NullMarked;
