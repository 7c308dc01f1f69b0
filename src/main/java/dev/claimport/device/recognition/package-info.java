/** Finding out, without doing harm, what is on a port. */
package dev.claimport.device.recognition;
