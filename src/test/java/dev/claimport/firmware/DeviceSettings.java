package dev.claimport.firmware;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the device of a test is like, whichever it is.
 *
 * @param clockAhead of the real time; empty for a device that has no clock
 * @param sealed whether it takes sealed bundles
 * @param code its proof of possession
 */
public record DeviceSettings(int largestBundle, int buffer, List<String> required, Optional<Duration> clockAhead, boolean sealed, Optional<String> code) {

    static final String SERIAL = "SN-7";
    static final String MODEL = "Conformance";

    public static DeviceSettings usual() {
        return new DeviceSettings(8192, 1024, List.of(), Optional.empty(), false, Optional.empty());
    }

    /** What the reference device is told of it. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("--serial", SERIAL, "--model", MODEL, "--max", Integer.toString(largestBundle),
                "--buffer", Integer.toString(buffer), "--clock", clockAhead.map(ahead -> Long.toString(ahead.toSeconds())).orElse("none")));
        required.forEach(name -> arguments.addAll(List.of("--require", name)));
        code.ifPresent(proof -> arguments.addAll(List.of("--pop", proof)));
        if (!sealed) {
            arguments.add("--no-seal");
        }
        return arguments;
    }

    DeviceSettings withLargestBundle(int bytes) {
        return new DeviceSettings(bytes, buffer, required, clockAhead, sealed, code);
    }

    DeviceSettings withBuffer(int bytes) {
        return new DeviceSettings(largestBundle, bytes, required, clockAhead, sealed, code);
    }

    DeviceSettings requiring(String... names) {
        return new DeviceSettings(largestBundle, buffer, List.of(names), clockAhead, sealed, code);
    }

    DeviceSettings withClockAhead(Duration by) {
        return new DeviceSettings(largestBundle, buffer, required, Optional.of(by), sealed, code);
    }

    public DeviceSettings takingSeals() {
        return new DeviceSettings(largestBundle, buffer, required, clockAhead, true, code);
    }

    DeviceSettings withCode(String text) {
        return new DeviceSettings(largestBundle, buffer, required, clockAhead, true, Optional.of(text));
    }
}
