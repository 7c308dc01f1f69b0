/** Practice with an account of one's own, as files say it. */
@NullMarked
package dev.claimport.practice.rehearsal;

import org.jspecify.annotations.NullMarked;
