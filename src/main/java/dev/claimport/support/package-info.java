/** What whoever helps needs to know of this computer, and nothing that is secret. */
package dev.claimport.support;
