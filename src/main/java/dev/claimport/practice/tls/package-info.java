/** Mutual TLS as both ends of practice mode need it: the broker and the virtual devices. */
@NullMarked
package dev.claimport.practice.tls;

import org.jspecify.annotations.NullMarked;
