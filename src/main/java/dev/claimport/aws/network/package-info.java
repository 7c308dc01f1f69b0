/** By which way AWS and others are reached: proxies, trust, time limits; without the SDK. */
package dev.claimport.aws.network;
