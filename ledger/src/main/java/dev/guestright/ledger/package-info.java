/**
 * The log: an append-only Merkle tree, its signed checkpoints, its proofs and its verifier.
 *
 * <p>What may enter are bytes: entries are opaque here, and must hold no readable personal data,
 * because nothing that is in the log can leave it. The room promises that whoever holds one
 * checkpoint can tell whether anything before it was changed, with these formats and no trust in
 * the log's owner: RFC 6962 and RFC 9162 for the tree, C2SP {@code signed-note}, {@code
 * tlog-checkpoint}, {@code tlog-tiles} and {@code tlog-proof} for what is written down.
 */
@NullMarked
package dev.guestright.ledger;

import org.jspecify.annotations.NullMarked;
