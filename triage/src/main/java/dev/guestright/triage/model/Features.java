package dev.guestright.triage.model;

/**
 * A text as a sparse vector of length 1: which known n-grams it holds, and how much each weighs.
 *
 * @param ids indices into the vocabulary, each once
 * @param weights the weight of each id, by position
 * @param size how many positions of both arrays are in use
 */
@SuppressWarnings("ArrayRecordComponent") // hot path; package-private, compared nowhere
record Features(int[] ids, float[] weights, int size) {}
