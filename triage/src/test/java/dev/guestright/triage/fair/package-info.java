@NullMarked
package dev.guestright.triage.fair;

import org.jspecify.annotations.NullMarked;
