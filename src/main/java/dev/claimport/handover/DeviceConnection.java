package dev.claimport.handover;

import dev.claimport.claim.ClaimKey;
import dev.claimport.claim.SentSecrets;
import dev.claimport.device.Device;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.Login;
import dev.claimport.device.LogsIn;
import dev.claimport.device.Resumes;
import dev.claimport.device.profile.Profile;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LinkFailure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.serial.Board;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.SerialLink;
import dev.claimport.serial.SerialPorts;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The way to the one device of a hand-over: finds its port, and finds it again after the link was lost. */
final class DeviceConnection implements AutoCloseable {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);
    /** A device that is lost more often than this has a loose plug, and the technician should know. */
    private static final int RELINKS = 3;

    private final SerialPorts ports;
    private final DeviceConnector connector;
    private final TimeSource time;
    private final HandoverPolicy policy;
    private final Waits waits;
    private final Turns turns;
    private PortInfo port;
    private SerialLink link;
    private LineSettings line;
    private @Nullable Device device;
    private DeviceIdentity identity;
    private Optional<Profile> profile = Optional.empty();
    private int relinks;
    /** Of the keys that were sent, on whichever link. */
    private final SentSecrets sent = new SentSecrets();
    private Optional<ClaimKey> guarded = Optional.empty();

    DeviceConnection(SerialPorts ports, DeviceConnector connector, TimeSource time, HandoverPolicy policy, Waits waits, Turns turns) {
        this.turns = turns;
        this.ports = new WatchedPorts(ports, waits, sent);
        this.connector = connector;
        this.time = time;
        this.policy = policy;
        this.waits = waits;
    }

    /**
     * Opens the port and asks the device who it is.
     *
     * @param path of the port; empty takes the only device there is, and of its ports the one that answers
     * @param profile of its family; empty finds out
     * @param login who logs in where it asks
     */
    DeviceIdentity open(Optional<String> path, Optional<Profile> profile, Optional<Login> login) throws InterruptedException {
        List<PortInfo> candidates = candidates(path);
        FailureException first = null;
        for (PortInfo candidate : candidates) {
            try {
                port = candidate;
                if (profile.isPresent()) {
                    recognize(profile);
                } else {
                    // Waiting for a turn takes nothing of the time in which a device has to answer.
                    turns.take(() -> recognize(profile), () -> waits.on(Awaited.TURN, HandoverWait.TURN.limit()), HandoverWait.TURN.limit());
                }
                waits.on(Awaited.IDENTITY);
                if (device instanceof LogsIn console) {
                    login.ifPresent(console::logInAs);
                }
                identity = device.identify();
                return identity;
            } catch (FailureException e) {
                close();
                device = null;
                if (candidates.size() == 1 || e.failure() instanceof LocalFailure) {
                    throw e;
                }
                // Of what the ports of one board end in, silence says the least.
                first = first == null || first.failure().kind() == DeviceFailure.Kind.DEVICE_SILENT ? e : first;
            }
        }
        throw first;
    }

    private void recognize(Optional<Profile> chosen) throws InterruptedException {
        waits.on(Awaited.RECOGNITION, HandoverWait.RECOGNITION.limit());
        contact(chosen);
    }

    private void contact(Optional<Profile> chosen) throws InterruptedException {
        Instant deadline = time.instant().plus(HandoverWait.PORT_BUSY.limit());
        while (device == null) {
            try {
                DeviceConnector.Contact contact = connector.contact(ports, port, chosen);
                device = contact.device();
                link = contact.link();
                line = contact.line();
                profile = contact.profile();
            } catch (FailureException e) {
                if (!isLink(e, LinkFailure.Kind.PORT_BUSY) || time.instant().isAfter(deadline)) {
                    throw e;
                }
                time.sleep(LOOK_AGAIN);
            }
        }
    }

    /** What a failure is due to, where other programs take part of what the device says. */
    Failure cause(Failure failure) {
        return port == null ? failure : SharedPort.cause(ports, port.path(), failure);
    }

    Optional<PortInfo> port() {
        return Optional.ofNullable(port);
    }

    /** The name of its family's profile; empty where there is but one dialect. */
    Optional<String> profile() {
        return profile.map(Profile::name);
    }

    Optional<DeviceIdentity> identity() {
        return Optional.ofNullable(identity);
    }

    /** Whoever watches the line is told what must not be shown of it, and it is known again in what the device answers. */
    void guard(ClaimKey key) {
        if (guarded.filter(known -> known == key).isEmpty()) {
            key.lend(pkcs8 -> {
                sent.addAllForms(pkcs8);
                return null;
            });
            guarded = Optional.of(key);
        }
        guardLink();
    }

    private void guardLink() {
        guarded.filter(key -> !key.isWiped()).ifPresent(key -> key.lend(pkcs8 -> {
            link.guard(pkcs8);
            return null;
        }));
    }

    /** The same once the key is to be gone from this computer. */
    void forget() {
        guarded = Optional.empty();
        sent.forget();
        link.forget();
    }

    /** The conversation, for a single try: the same one on every link. */
    Device device() {
        return device;
    }

    /**
     * Does something with the device, and does it again on the same device after the link was lost and has come back, if it goes on with that.
     *
     * @param lost told before waiting
     */
    <R> R keep(Function<Device, R> doing, Consumer<String> lost) throws InterruptedException {
        while (true) {
            try {
                return doing.apply(device);
            } catch (FailureException e) {
                if (!isLink(e, LinkFailure.Kind.PORT_GONE) || !(device instanceof Resumes resuming) || ++relinks > RELINKS) {
                    throw e;
                }
                lost.accept(port.path());
                relink(resuming, e);
            }
        }
    }

    private void relink(Resumes resuming, FailureException cause) throws InterruptedException {
        Waits.Current before = waits.current();
        waits.on(Awaited.CABLE, policy.replug());
        link.close();
        Instant deadline = time.instant().plus(policy.replug());
        while (true) {
            try {
                PortInfo found = sameDevice();
                link = ports.open(found.path(), line);
                guardLink();
                resuming.resume(link);
                port = found;
                refuseAnother(device.identify());
                waits.on(before);
                return;
            } catch (FailureException e) {
                if (!(e.failure() instanceof LinkFailure)) {
                    throw e;
                }
                if (time.instant().isAfter(deadline)) {
                    throw cause;
                }
                link.close();
                time.sleep(LOOK_AGAIN);
            }
        }
    }

    private void refuseAnother(DeviceIdentity found) {
        if (!found.serial().equals(identity.serial())) {
            throw new DeviceFailure(DeviceFailure.Kind.DEVICE_CHANGED, Map.of("expected", identity.serial(), "found", found.serial())).exception();
        }
    }

    private static boolean isLink(FailureException e, LinkFailure.Kind kind) {
        return e.failure() instanceof LinkFailure link && link.kind() == kind;
    }

    /** After a replug a USB device can have another path, and its path another device. */
    private PortInfo sameDevice() {
        Optional<PortInfo> found = port.again(ports.list());
        if (found.isEmpty() && port.location().isPresent()) {
            throw new LinkFailure(LinkFailure.Kind.PORT_GONE, Map.of("port", port.path())).exception();
        }
        // The system lists no pseudo-terminals.
        return found.orElse(port);
    }

    /** The port that was named, or all ports of the only device. */
    private List<PortInfo> candidates(Optional<String> path) {
        List<PortInfo> attached = ports.list();
        if (path.isPresent()) {
            return List.of(attached.stream().filter(candidate -> candidate.path().equals(path.get())).findFirst().orElseGet(() -> PortInfo.named(path.get())));
        }
        List<Board> boards = Board.of(attached);
        return switch (boards.size()) {
            case 0 -> throw new LinkFailure(LinkFailure.Kind.NO_DEVICE, Map.of()).exception();
            case 1 -> boards.getFirst().ports();
            default -> throw new LinkFailure(LinkFailure.Kind.SEVERAL_PORTS,
                    Map.of("ports", attached.stream().map(PortInfo::path).collect(Collectors.joining(", ")))).exception();
        };
    }

    @Override
    public void close() {
        sent.forget();
        if (device != null) {
            device.close();
        }
    }
}
