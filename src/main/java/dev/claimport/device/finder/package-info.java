/** Finding the profile that fits what is on a port. */
package dev.claimport.device.finder;
