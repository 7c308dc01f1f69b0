/** Whether there is a newer release: looked up, told, and never installed. */
package dev.claimport.update;
