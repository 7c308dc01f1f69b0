/** Merkle trees as RFC 6962 has them: hashes, and proofs that others can check. */
@NullMarked
package dev.claimport.ledger.tree;

import org.jspecify.annotations.NullMarked;
