package dev.guestright.triage.model;

/**
 * What a model answers.
 *
 * @param label the likeliest label
 * @param confidence the model's probability that it is right, from 0 to 1
 */
public record Prediction(String label, double confidence) {}
