/** The window's hand-over: template, claim, device and verdict. */
@NullMarked
package dev.claimport.desktop.handover;

import org.jspecify.annotations.NullMarked;
