package dev.claimport.practice.device.smp;

import dev.claimport.practice.device.DeviceFault;

/** Its SMP shares the serial line with a Zephyr shell, which takes what SMP does not recognise; still works. */
public record SharesShell() implements DeviceFault {}
