/**
 * The SDK's clients: without retries of their own, with retry rules of our own, a measured clock, and failures that have a name. The
 * only part of the room that knows the SDK.
 */
@NullMarked
package dev.claimport.aws.sdk;

import org.jspecify.annotations.NullMarked;
