package dev.claimport.desktop.handover;

import dev.claimport.app.RoleContext;
import dev.claimport.device.Device;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.profile.Profile;
import dev.claimport.failure.LocalFailure;
import dev.claimport.handover.DeviceConnector;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.SerialLink;
import dev.claimport.serial.SerialPorts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Asks one device who it is, before any hand-over. The port is free again when the answer is there, or the asking is closed. */
final class Probe implements Callable<Probe.Answer> {

    /** A link promises to be closed within two seconds. */
    private static final int CLOSING_SECONDS = 3;

    private final RoleContext workplace;
    private final String path;
    private final Optional<Profile> profile;
    private final Optional<Probe> before;
    private final CountDownLatch ended = new CountDownLatch(1);
    private SerialLink link;
    private boolean begun;
    private boolean stopped;

    /**
     * What the device says of itself.
     *
     * @param profile of the family that it was recognised as; empty where there is but one dialect
     */
    record Answer(DeviceIdentity identity, Optional<Profile> profile) {}

    /**
     * @param profile of the family that the technician takes it for; empty finds out
     * @param before one that was stopped and may still have a port; it is waited for
     */
    Probe(RoleContext workplace, String path, Optional<Profile> profile, Optional<Probe> before) {
        this.workplace = workplace;
        this.path = path;
        this.profile = profile;
        this.before = before;
    }

    @Override
    public Answer call() throws InterruptedException {
        stopBefore();
        begin();
        try {
            PortInfo port = workplace.ports().list().stream().filter(listed -> listed.path().equals(path)).findFirst().orElseGet(() -> PortInfo.named(path));
            DeviceConnector.Contact contact = workplace.connector().contact(keeping(), port, profile);
            try (Device device = contact.device()) {
                return new Answer(device.identify(), contact.profile());
            }
        } finally {
            ended.countDown();
        }
    }

    /** The ports, where every link that is opened can be closed from outside. */
    private SerialPorts keeping() {
        return new SerialPorts() {
            @Override
            public List<PortInfo> list() {
                return workplace.ports().list();
            }

            @Override
            public SerialLink open(String opened, LineSettings line) {
                SerialLink fresh = workplace.ports().open(opened, line);
                keep(fresh);
                return fresh;
            }
        };
    }

    private synchronized void begin() {
        refuseIfStopped();
        begun = true;
    }

    private synchronized void keep(SerialLink opened) {
        if (stopped) {
            opened.close();
        }
        refuseIfStopped();
        link = opened;
    }

    private void refuseIfStopped() {
        if (stopped) {
            throw new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()).exception();
        }
    }

    /** Stops asking, and waits until the port is free. Blocks: not for the FX thread. */
    void stopAndWait() throws InterruptedException {
        stopBefore();
        SerialLink open;
        synchronized (this) {
            stopped = true;
            open = link;
            if (!begun) {
                return;
            }
        }
        if (open != null) {
            open.close();
        }
        ended.await(CLOSING_SECONDS, TimeUnit.SECONDS);
    }

    private void stopBefore() throws InterruptedException {
        if (before.isPresent()) {
            before.get().stopAndWait();
        }
    }
}
