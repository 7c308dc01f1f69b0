/** Zephyr's commands for credentials in a practice. */
@NullMarked
package dev.claimport.practice.device.zephyr;

import org.jspecify.annotations.NullMarked;
