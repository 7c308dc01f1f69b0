package dev.claimport.bench;

import dev.claimport.device.Device;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.profile.Profile;
import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import dev.claimport.handover.Cancellation;
import dev.claimport.handover.DeviceConnector;
import dev.claimport.handover.SharedPort;
import dev.claimport.serial.PortInfo;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Asks one device who it is, before any hand-over. The port is free again when the answer is there, or the asking is stopped. */
final class Probe implements Callable<Probe.Answer> {

    private final SlotWorld world;
    private final String path;
    private final Optional<Profile> profile;
    private final Optional<Probe> before;
    private final Cancellation cancellation = new Cancellation();
    private final CountDownLatch ended = new CountDownLatch(1);

    /**
     * What the device says of itself.
     *
     * @param profile of the family that it was recognised as; empty where there is but one dialect
     * @param shared what a hand-over may suffer from: other programs on the port
     */
    record Answer(DeviceIdentity identity, Optional<Profile> profile, Optional<Failure> shared) {}

    /**
     * @param profile of the family that the technician takes it for; empty finds out
     * @param before one that was stopped and may still have a port; it is waited for
     */
    Probe(SlotWorld world, String path, Optional<Profile> profile, Optional<Probe> before) {
        this.world = world;
        this.path = path;
        this.profile = profile;
        this.before = before;
    }

    @Override
    public Answer call() throws InterruptedException {
        stopBefore();
        cancellation.begin();
        try {
            if (Thread.interrupted()) {
                // Somebody else may have the port by now.
                throw new InterruptedException();
            }
            PortInfo port = world.ports().list().stream().filter(listed -> listed.path().equals(path)).findFirst().orElseGet(() -> PortInfo.named(path));
            return ask(port);
        } finally {
            cancellation.end();
            ended.countDown();
        }
    }

    private Answer ask(PortInfo port) throws InterruptedException {
        try {
            DeviceConnector.Contact contact = world.connector().contact(world.ports(), port, profile);
            try (Device device = contact.device()) {
                return new Answer(device.identify(), contact.profile(), SharedPort.of(world.ports(), path, ""));
            }
        } catch (FailureException e) {
            throw SharedPort.cause(world.ports(), path, e.failure()).exception(e);
        }
    }

    /** Stops asking, and waits until the port is free. Blocks: not for the screen's thread. */
    void stopAndWait() throws InterruptedException {
        stopBefore();
        cancellation.cancel();
        if (cancellation.hasBegun()) {
            ended.await(BenchWait.PROBE_ENDED.limit().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void stopBefore() throws InterruptedException {
        if (before.isPresent()) {
            before.get().stopAndWait();
        }
    }
}
