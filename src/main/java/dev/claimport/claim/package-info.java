/** A provisioning claim: its certificate, its key and what a device needs with them. */
@NullMarked
package dev.claimport.claim;

import org.jspecify.annotations.NullMarked;
