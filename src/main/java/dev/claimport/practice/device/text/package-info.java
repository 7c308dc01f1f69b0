/** What practice devices share that are spoken to in text. */
@NullMarked
package dev.claimport.practice.device.text;

import org.jspecify.annotations.NullMarked;
