/** Mutual TLS as both ends of practice mode need it: the broker and the virtual devices. */
package dev.claimport.practice.tls;
