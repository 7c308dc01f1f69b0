/** Whether one device keeps the protocol: held to its clauses, with the result to look at and to hand on. */
@NullMarked
package dev.claimport.desktop.certify;

import org.jspecify.annotations.NullMarked;
