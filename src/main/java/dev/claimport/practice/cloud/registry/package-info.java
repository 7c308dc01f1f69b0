/**
 * What the practice cloud knows: its certificate authority, its templates, things, certificates and ownership tokens, and how
 * RegisterThing changes them.
 */
@NullMarked
package dev.claimport.practice.cloud.registry;

import org.jspecify.annotations.NullMarked;
