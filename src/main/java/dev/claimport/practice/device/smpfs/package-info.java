/** The file system group of MCUmgr, as a practice device has it. */
@NullMarked
package dev.claimport.practice.device.smpfs;

import org.jspecify.annotations.NullMarked;
