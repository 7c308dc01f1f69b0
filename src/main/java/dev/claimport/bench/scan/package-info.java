/** What scanners say: identifiers of symbologies, element strings of GS1, and keys that come as from a keyboard. */
@NullMarked
package dev.claimport.bench.scan;

import org.jspecify.annotations.NullMarked;
