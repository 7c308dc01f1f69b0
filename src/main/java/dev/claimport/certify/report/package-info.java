/** What a certification came to, as JSON and as one page to hand on. */
@NullMarked
package dev.claimport.certify.report;

import org.jspecify.annotations.NullMarked;
