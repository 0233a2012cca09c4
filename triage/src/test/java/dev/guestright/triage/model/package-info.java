@NullMarked
package dev.guestright.triage.model;

import org.jspecify.annotations.NullMarked;
