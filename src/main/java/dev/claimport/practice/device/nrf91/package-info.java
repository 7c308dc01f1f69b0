/** The nRF91 family, as a practice device: AT commands and the modem's credential store. */
@NullMarked
package dev.claimport.practice.device.nrf91;

import org.jspecify.annotations.NullMarked;
