/** The practice cloud. */
@NullMarked
package dev.claimport.practice.cloud;

import org.jspecify.annotations.NullMarked;
