package dev.guestright.triage.model;

/**
 * A text as a model takes it in: cut once, then read by any number of models.
 *
 * @param hashes its n-grams
 * @param vector its meaning; empty for models without an encoder
 */
@SuppressWarnings("ArrayRecordComponent") // hot path; package-private, compared nowhere
record Cut(int[] hashes, float[] vector) {}
