/** By which way AWS and others are reached: proxies, trust, time limits; without the SDK. */
@NullMarked
package dev.claimport.aws.network;

import org.jspecify.annotations.NullMarked;
