package dev.claimport.hostile;

import dev.claimport.failure.LinkFailure;
import dev.claimport.practice.device.smp.SmpFirmware;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.MemoryLink;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.SerialLink;
import dev.claimport.serial.SerialPorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One port with an honest device on it, and a lie on its line. */
final class LyingPort implements SerialPorts, AutoCloseable {

    private static final String PATH = "hostile";

    private final SmpFirmware device;
    private final DeviceLie lie;
    private final List<MemoryLink.Pair> opened = new ArrayList<>();
    private final List<Thread> served = new ArrayList<>();
    private boolean out;

    LyingPort(SmpFirmware device, DeviceLie lie) {
        this.device = device;
        this.lie = lie;
    }

    @Override
    public synchronized List<PortInfo> list() {
        return out ? List.of() : List.of(PortInfo.named(PATH));
    }

    @Override
    public synchronized SerialLink open(String path, LineSettings settings) {
        if (out) {
            throw new LinkFailure(LinkFailure.Kind.PORT_NOT_FOUND, Map.of("port", path)).exception();
        }
        MemoryLink.Pair pair = MemoryLink.pair(path);
        opened.add(pair);
        served.add(Thread.ofVirtual().name("hostile " + lie.name()).start(() -> device.serve(new LyingLine(pair.device(), lie))));
        return pair.host();
    }

    /** The cable comes out, and is never put back. */
    synchronized void pull() {
        out = true;
        opened.forEach(MemoryLink.Pair::unplug);
    }

    /** The cable comes out, and is put back at once. */
    synchronized void replug() {
        opened.forEach(MemoryLink.Pair::unplug);
    }

    /** Whether the port was given back as often as it was taken, and nobody serves it any more. */
    synchronized boolean isQuiet() throws InterruptedException {
        for (Thread thread : served) {
            thread.join(5_000);
        }
        return opened.stream().allMatch(pair -> pair.host().isClosed()) && served.stream().noneMatch(Thread::isAlive);
    }

    @Override
    public synchronized void close() {
        opened.forEach(MemoryLink.Pair::unplug);
    }
}
