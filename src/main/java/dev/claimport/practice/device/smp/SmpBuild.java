package dev.claimport.practice.device.smp;

import java.util.List;
import java.util.Optional;

/**
 * How a device's SMP server was built.
 *
 * @param zephyr whether it is Zephyr's: reads packets as that does, has more of the OS group, and writes containers of indefinite length
 * @param tellsBuffer whether it answers the parameters command
 * @param realBuffer the buffer that it really has, where it lies about it
 * @param legacy whether it knows SMP version 1 only
 * @param groups what Zephyr's enumeration group says that there is
 */
public record SmpBuild(boolean zephyr, boolean tellsBuffer, Optional<Integer> realBuffer, boolean legacy, List<Integer> groups) {

    public SmpBuild {
        groups = List.copyOf(groups);
    }

    /** With what the specification asks for, and no more. */
    public static final SmpBuild PLAIN = new SmpBuild(false, true, Optional.empty(), false, List.of());
}
