/**
 * What the practice cloud knows: its certificate authority, its templates, things, certificates and ownership tokens, and how
 * RegisterThing changes them.
 */
package dev.claimport.practice.cloud.registry;
