/** The parts of AWS IoT's control plane that Claimport uses, and STS. Requests here are signed. */
@NullMarked
package dev.claimport.practice.cloud.control;

import org.jspecify.annotations.NullMarked;
