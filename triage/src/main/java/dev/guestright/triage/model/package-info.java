/**
 * Text classifiers that are small enough to train in seconds and to read: hashed word and character
 * n-grams into a linear softmax head.
 *
 * <p>What may enter is a text, and for training its label; nothing about who wrote it reaches a
 * model. The columns that say so are kept beside the examples only, so that a model can be measured
 * for each language and group.
 *
 * <p>The same examples and settings give the same model, bit for bit.
 */
@NullMarked
package dev.guestright.triage.model;

import org.jspecify.annotations.NullMarked;
