/** What the practice cloud and its devices are made to do. */
@NullMarked
package dev.claimport.practice.scenario;

import org.jspecify.annotations.NullMarked;
