/** Whether a device keeps its side of the protocol: clause by clause, with a practice cloud as the other side. */
@NullMarked
package dev.claimport.certify;

import org.jspecify.annotations.NullMarked;
