package dev.claimport.device.recognition;

/**
 * What was seen on a port.
 *
 * @param evidence a line that the device has sent, cleaned and cut; empty if there was none
 */
public record ProbeResult(DeviceKind family, String evidence) {}
