/** Labels for devices that have passed: templates in ZPL, codes, and printers. */
@NullMarked
package dev.claimport.label;

import org.jspecify.annotations.NullMarked;
