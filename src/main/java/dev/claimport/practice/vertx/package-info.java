/** The servers of practice. */
@NullMarked
package dev.claimport.practice.vertx;

import org.jspecify.annotations.NullMarked;
