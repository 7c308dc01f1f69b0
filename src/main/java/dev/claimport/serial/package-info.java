/** Serial ports: finding them, watching them, and links that may hang or vanish. The only room that knows jSerialComm. */
@NullMarked
package dev.claimport.serial;

import org.jspecify.annotations.NullMarked;
