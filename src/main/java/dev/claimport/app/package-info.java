/** Puts the rooms together into what a technician works with: AWS and the ports of this computer, or a practice. */
package dev.claimport.app;
