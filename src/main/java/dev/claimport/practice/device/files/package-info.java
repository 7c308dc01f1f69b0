/** A small file system of a practice device, and firmware that looks for its claim in files. */
@NullMarked
package dev.claimport.practice.device.files;

import org.jspecify.annotations.NullMarked;
