/** Modems as practice devices, one class a family: what each has of its own beside what all AT modems have in common. */
@NullMarked
package dev.claimport.practice.device.modem;

import org.jspecify.annotations.NullMarked;
