package dev.claimport.practice.device;

import dev.claimport.failure.LinkFailure;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.MemoryLink;
import dev.claimport.serial.SerialLink;
import dev.claimport.serial.SerialPorts;
import java.util.Map;
import java.util.Optional;

/** A cable within this program, for systems without pseudo-terminals. */
final class MemoryCable implements Cable {

    private final PracticeFirmware device;
    private final Runnable cameLoose;
    private final String path;
    private Optional<MemoryLink.Pair> opened = Optional.empty();
    private boolean in = true;

    /** @param cameLoose called when the device itself has pulled it out */
    MemoryCable(PracticeFirmware device, Runnable cameLoose) {
        this.device = device;
        this.cameLoose = cameLoose;
        this.path = "practice:" + device.options().serial();
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public synchronized boolean isIn() {
        boolean cameLooseJustNow = opened.filter(pair -> pair.device().isClosed()).isPresent();
        return in && !cameLooseJustNow;
    }

    @Override
    public synchronized SerialLink open(SerialPorts real, LineSettings line) {
        if (!isIn()) {
            throw new LinkFailure(LinkFailure.Kind.PORT_NOT_FOUND, Map.of("port", path)).exception();
        }
        if (opened.filter(pair -> !pair.host().isClosed()).isPresent()) {
            throw new LinkFailure(LinkFailure.Kind.PORT_BUSY, Map.of("port", path, "holder", LinkFailure.Holder.UNKNOWN)).exception();
        }
        MemoryLink.Pair pair = MemoryLink.pair(path);
        opened = Optional.of(pair);
        Thread.ofVirtual().name("practice-device " + path).start(() -> {
            boolean byItself = true; // so it is for the computer when it breaks, too
            try {
                byItself = device.serve(pair.device());
            } finally {
                // The computer closes its end without pulling the cable.
                if (byItself) {
                    pull();
                    cameLoose.run();
                }
            }
        });
        return pair.host();
    }

    @Override
    public synchronized void pull() {
        in = false;
        opened.ifPresent(MemoryLink.Pair::unplug);
        opened = Optional.empty();
    }

    @Override
    public void close() {
        pull();
    }
}
