package dev.claimport.practice.device;

import dev.claimport.serial.LineSettings;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.SerialLink;
import dev.claimport.serial.SerialPorts;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Serial ports with practice devices on them. Closing it closes the devices. Thread-safe. */
public final class PracticePorts implements SerialPorts, AutoCloseable {

    private final SerialPorts real;
    private final boolean listsReal;
    private final List<PracticeDevice> devices = new CopyOnWriteArrayList<>();

    private PracticePorts(SerialPorts real, boolean listsReal) {
        this.real = real;
        this.listsReal = listsReal;
    }

    /** Lists practice devices alone, so that nobody practises on a real one. @param real opens pseudo-terminals, and what is asked for by path */
    public static PracticePorts alone(SerialPorts real) {
        return new PracticePorts(real, false);
    }

    /** Lists practice devices first, then the real ports. */
    public static PracticePorts beside(SerialPorts real) {
        return new PracticePorts(real, true);
    }

    /** From here on the device is listed, while it is plugged in; it is closed with these ports. */
    public void add(PracticeDevice device) {
        devices.add(device);
    }

    /** The device is not listed any more; whoever removes it closes it. */
    public void remove(PracticeDevice device) {
        devices.remove(device);
    }

    /** All devices that were added, plugged in or not. */
    public List<PracticeDevice> devices() {
        return List.copyOf(devices);
    }

    @Override
    public List<PortInfo> list() {
        Stream<PortInfo> practice = devices.stream().map(PracticeDevice::info).flatMap(Optional::stream);
        return (listsReal ? Stream.concat(practice, real.list().stream()) : practice).toList();
    }

    @Override
    public List<String> others(String path) {
        return real.others(path);
    }

    @Override
    public SerialLink open(String path, LineSettings line) {
        return devices.stream()
                .filter(device -> device.info().filter(port -> port.path().equals(path)).isPresent())
                .findFirst()
                .map(device -> device.open(real, line))
                .orElseGet(() -> real.open(path, line));
    }

    @Override
    public void close() {
        devices.forEach(PracticeDevice::close);
        devices.clear();
    }
}
