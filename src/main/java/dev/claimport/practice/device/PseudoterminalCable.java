package dev.claimport.practice.device;

import dev.claimport.serial.LineSettings;
import dev.claimport.serial.SerialLink;
import dev.claimport.serial.SerialPorts;

/** A cable that other programs can use as well: its path is a real one. */
final class PseudoterminalCable implements Cable {

    private final Pseudoterminal terminal = Pseudoterminal.open();

    /** @param cameLoose called when the device itself has pulled it out */
    PseudoterminalCable(PracticeFirmware device, Runnable cameLoose) {
        // A platform thread: it spends its time in native calls.
        Thread.ofPlatform().daemon().name("practice-device " + terminal.path()).start(() -> {
            boolean byItself = true; // so it is for the computer when it breaks, too
            try {
                byItself = device.serve(terminal);
            } finally {
                pull();
                if (byItself) {
                    cameLoose.run();
                }
            }
        });
    }

    @Override
    public String path() {
        return terminal.path();
    }

    @Override
    public boolean isIn() {
        return !terminal.isPulled();
    }

    @Override
    public SerialLink open(SerialPorts real, LineSettings line) {
        return real.open(terminal.path(), line);
    }

    @Override
    public void pull() {
        terminal.pull();
    }

    @Override
    public void close() {
        terminal.close();
    }
}
