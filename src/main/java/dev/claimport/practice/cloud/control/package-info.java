/** The parts of AWS IoT's control plane that Claimport uses, and STS. Requests here are signed. */
package dev.claimport.practice.cloud.control;
