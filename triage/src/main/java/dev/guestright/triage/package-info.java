/**
 * What a message needs, read from the message alone: its language, its intent, and whether whoever
 * wrote it is upset now.
 *
 * <p>Only text comes in. Who the customer is, what they bought and how past conversations felt
 * cannot be passed, so that they cannot weigh.
 *
 * <p>Everything runs in this process; no message leaves it. When unsure, the answer says so ({@code
 * und}, {@code other}) instead of guessing.
 */
@NullMarked
package dev.guestright.triage;

import org.jspecify.annotations.NullMarked;
