/** A bundle in parts, for devices that take certificate, key and settings one by one instead of our sealed whole. */
@NullMarked
package dev.claimport.device.parts;

import org.jspecify.annotations.NullMarked;
