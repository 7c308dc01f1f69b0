package dev.claimport.certify.clause;

import dev.claimport.serial.LineSettings;
import dev.claimport.serial.SerialLink;
import dev.claimport.serial.SerialPorts;
import java.util.Locale;
import java.util.Optional;

/** A signal that resets the device, as its profile says: what it has in memory is not power, but it begins as after a loss of it, and nobody has to be there. */
public record ResetLine(SerialPorts ports, LineSettings line) implements PowerSwitch {

    /** Empty where the profile names no signal. */
    public static Optional<PowerSwitch> of(SerialPorts ports, LineSettings line) {
        return line.reset() == LineSettings.Reset.NONE ? Optional.empty() : Optional.of(new ResetLine(ports, line));
    }

    @Override
    public Optional<String> cycle(String port) {
        try (SerialLink link = ports.open(port, line)) {
            return link.reset() ? Optional.of(port) : Optional.empty();
        }
    }

    @Override
    public String act() {
        return "reset " + line.reset().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Lack lack() {
        return Lack.SIGNAL;
    }
}
