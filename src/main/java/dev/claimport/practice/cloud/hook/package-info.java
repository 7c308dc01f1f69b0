/** Pre-provisioning hooks, played by programs of this computer. */
@NullMarked
package dev.claimport.practice.cloud.hook;

import org.jspecify.annotations.NullMarked;
