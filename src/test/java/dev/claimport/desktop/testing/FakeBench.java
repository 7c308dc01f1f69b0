package dev.claimport.desktop.testing;

import dev.claimport.claim.Bundle;
import dev.claimport.desktop.handover.PortNews;
import dev.claimport.device.DeliveryProgress;
import dev.claimport.device.Device;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.DeviceIdentity.Capability;
import dev.claimport.device.DeviceStatus;
import dev.claimport.device.Devices;
import dev.claimport.device.ReportsProgress;
import dev.claimport.device.Verification;
import dev.claimport.device.profile.Profile;
import dev.claimport.device.profile.ProfileLibrary;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.Failure;
import dev.claimport.failure.LinkFailure;
import dev.claimport.handover.DeviceConnector;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.SerialLink;
import dev.claimport.serial.SerialPorts;
import dev.claimport.testing.BuiltIn;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Ports and the devices on them, plugged in and out by the test. */
public final class FakeBench implements SerialPorts, Devices, PortNews {

    private final Map<PortInfo, DeviceIdentity> plugged = new LinkedHashMap<>();
    private final Map<String, Failure> unrecognised = new ConcurrentHashMap<>();
    /** What devices were taken for by the technician, in order; empty where recognition was to find out. */
    public final List<String> chosen = new CopyOnWriteArrayList<>();
    /** What is said to a line that is typed. */
    public final Map<String, String> answers = new ConcurrentHashMap<>();
    /** The programs that have a port open as well. */
    public final Map<String, List<String>> others = new ConcurrentHashMap<>();
    public final Set<String> openPorts = ConcurrentHashMap.newKeySet();
    private final List<Consumer<List<PortInfo>>> listeners = new CopyOnWriteArrayList<>();

    public static DeviceIdentity identity(String serial) {
        return DeviceIdentity.of("Acme GX-2", serial, "2.4.1").withParameters(List.of("SerialNumber")).taking(8192).able(Set.of(Capability.REPORTS_PROGRESS));
    }

    /** One that takes a seal, and so the code on its label. */
    public static DeviceIdentity sealed(String serial) {
        return DeviceIdentity.of("Acme GX-2", serial, "2.4.1").withParameters(List.of("SerialNumber")).taking(8192)
                .able(Set.of(Capability.REPORTS_PROGRESS, Capability.TAKES_SEAL));
    }

    /** One that takes files, and cannot be asked how far it is. */
    public static DeviceIdentity ofFiles(String serial) {
        return DeviceIdentity.of("nrf52840dk", serial, "1.4.0").withParameters(List.of("SerialNumber"));
    }

    /** Takes devices for what was chosen, or for what they are: by the profiles that are built in. */
    public DeviceConnector connector() {
        return (ports, port, chosen) -> {
            this.chosen.add(chosen.map(Profile::name).orElse(""));
            SerialLink link = ports.open(port.path(), LineSettings.USUAL);
            Optional<Failure> unknown = Optional.ofNullable(unrecognised.get(port.path()));
            if (chosen.isEmpty() && unknown.isPresent()) {
                link.close();
                throw unknown.get().exception();
            }
            return new DeviceConnector.Contact(on(link), link, LineSettings.USUAL, chosen.or(() -> recognised(port)));
        };
    }

    private synchronized Optional<Profile> recognised(PortInfo port) {
        return Optional.ofNullable(plugged.get(port))
                .map(identity -> identity.can(Capability.REPORTS_PROGRESS) ? "claimport-handover" : "zephyr-smp-fs")
                .flatMap(BuiltIn.profiles()::named).map(ProfileLibrary.Entry::profile);
    }

    /** A port on which recognition ends in this. */
    public PortInfo plugInUnrecognised(String name, Failure failure) {
        unrecognised.put("/dev/" + name, failure);
        return plugIn(name, "4711-0099", ofFiles("4711-0099"));
    }

    public static PortInfo port(String name, String serial) {
        return new PortInfo("/dev/" + name, "CP2102N USB to UART", Optional.of(0x10c4), Optional.of(0xea60), Optional.of(serial));
    }

    public PortInfo plugIn(String name, String serial) {
        return plugIn(name, serial, identity(serial));
    }

    /** A port on which nothing answers. */
    public PortInfo plugInMute(String name) {
        return plugIn(name, "mute", null);
    }

    public PortInfo plugIn(String name, String serial, DeviceIdentity identity) {
        return plugIn(port(name, serial), identity);
    }

    /** On a port that its driver describes so. */
    public PortInfo plugInDescribed(String name, String serial, String description, DeviceIdentity identity) {
        return plugIn(new PortInfo("/dev/" + name, description, Optional.empty(), Optional.empty(), Optional.of(serial)), identity);
    }

    private synchronized PortInfo plugIn(PortInfo port, DeviceIdentity identity) {
        plugged.put(port, identity);
        listeners.forEach(listener -> listener.accept(list()));
        return port;
    }

    public synchronized void unplug(PortInfo port) {
        plugged.remove(port);
        listeners.forEach(listener -> listener.accept(list()));
    }

    synchronized DeviceIdentity identityOn(PortInfo port) {
        return Optional.ofNullable(plugged.get(port)).orElseGet(() -> identity(port.serialNumber().orElse("")));
    }

    @Override
    public synchronized List<PortInfo> list() {
        return List.copyOf(plugged.keySet());
    }

    @Override
    public List<String> others(String path) {
        return others.getOrDefault(path, List.of());
    }

    @Override
    public synchronized Subscription subscribe(Consumer<List<PortInfo>> told) {
        listeners.add(told);
        told.accept(list());
        return () -> listeners.remove(told);
    }

    @Override
    public SerialLink open(String path, LineSettings line) {
        openPorts.add(path);
        return new SerialLink() {
            private final BlockingQueue<byte[]> coming = new LinkedBlockingQueue<>();
            private volatile boolean closed;

            @Override
            public String path() {
                return path;
            }

            @Override
            public int read(byte[] into, Duration timeout) {
                try {
                    byte[] next = coming.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
                    if (closed) {
                        throw new LinkFailure(LinkFailure.Kind.PORT_GONE, Map.of("port", path)).exception();
                    }
                    System.arraycopy(next == null ? new byte[0] : next, 0, into, 0, next == null ? 0 : next.length);
                    return next == null ? 0 : next.length;
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return 0;
                }
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                String said = new String(bytes, offset, length, StandardCharsets.UTF_8).strip();
                Optional.ofNullable(answers.get(said)).ifPresent(answer -> coming.add(answer.getBytes(StandardCharsets.UTF_8)));
            }

            @Override
            public void close() {
                closed = true;
                openPorts.remove(path);
            }
        };
    }

    @Override
    public Device on(SerialLink link) {
        return new ReportsProgress() {
            @Override
            public DeviceIdentity identify() {
                synchronized (FakeBench.this) {
                    return plugged.entrySet().stream().filter(entry -> entry.getKey().path().equals(link.path()))
                            .map(Map.Entry::getValue).filter(identity -> identity != null).findFirst()
                            .orElseThrow(() -> new DeviceFailure(DeviceFailure.Kind.DEVICE_SILENT, Map.of("port", link.path())).exception());
                }
            }

            @Override
            public void deliver(Bundle bundle, Instant now, DeliveryProgress progress) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Verification commit() {
                throw new UnsupportedOperationException();
            }

            @Override
            public DeviceStatus status() {
                throw new UnsupportedOperationException();
            }

            @Override
            public void close() {
                link.close();
            }
        };
    }
}
