/** The claim as devices read it, in CBOR. */
@NullMarked
package dev.claimport.claim.cbor;

import org.jspecify.annotations.NullMarked;
