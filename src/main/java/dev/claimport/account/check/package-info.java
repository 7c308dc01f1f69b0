/**
 * What is wrong with a provisioning template, and what will surprise: rules, each with its id, its texts in the bundle
 * {@code template-check} and its source, and what they find, each with its place.
 */
@NullMarked
package dev.claimport.account.check;

import org.jspecify.annotations.NullMarked;
