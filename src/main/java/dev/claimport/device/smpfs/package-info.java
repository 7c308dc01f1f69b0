/** Devices with MCUmgr's file system group, which know nothing of us: each part of the bundle becomes a file. */
@NullMarked
package dev.claimport.device.smpfs;

import org.jspecify.annotations.NullMarked;
