package dev.claimport.practice.device.text;

import dev.claimport.practice.device.DeviceFault;
import dev.claimport.practice.device.VirtualDeviceOptions;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What a device in text does instead of what it is told. */
public final class Misbehaviour {

    /** What it does instead. */
    public sealed interface Instead {

        /** @param line empty for nothing at all */
        record Says(String line) implements Instead {}

        record Restarts() implements Instead {}
    }

    private final VirtualDeviceOptions options;
    private final Set<Reboots> rebooted = new HashSet<>();

    public Misbehaviour(VirtualDeviceOptions options) {
        this.options = options;
    }

    public Optional<Instead> to(String command) {
        for (DeviceFault fault : options.misbehaviours()) {
            if (fault instanceof Answers(String start, String with) && command.startsWith(start)) {
                return Optional.of(new Instead.Says(with));
            }
            if (fault instanceof Reboots reboots && command.startsWith(reboots.command()) && rebooted.add(reboots)) {
                return Optional.of(new Instead.Restarts());
            }
        }
        return Optional.empty();
    }
}
