package dev.claimport.practice.device;

import dev.claimport.device.DeviceState;
import dev.claimport.device.DeviceStatus;
import java.util.Optional;

/** A device's way from the accepted bundle to its own identity, states 2 to 8; keeps the claim's key no longer than that. */
public final class Enrolment {

    private final VirtualDeviceOptions options;
    private final DeviceRegistration registration;
    private DeviceStatus status = DeviceStatus.at(DeviceState.EMPTY);
    private Optional<BundleContents> bundle = Optional.empty();
    private Optional<DeviceRegistration.Running> running = Optional.empty();
    private String certificate = "";
    private boolean waitsToStart;
    /** Counts the bundles, so that a registration which was given up cannot speak for the next. */
    private int current;

    public Enrolment(VirtualDeviceOptions options, DeviceRegistration registration) {
        this.options = options;
        this.registration = registration;
    }

    public synchronized DeviceStatus status() {
        return status;
    }

    /** Between accepted and reconnected. */
    public synchronized boolean isBusy() {
        return status.state().compareTo(DeviceState.ACCEPTED) >= 0 && status.state().compareTo(DeviceState.DONE) < 0;
    }

    public synchronized void accept(BundleContents contents) {
        forget();
        bundle = Optional.of(contents);
        waitsToStart = true;
        reached(current, DeviceStatus.at(DeviceState.ACCEPTED));
    }

    /** Starts what was accepted, if anything was. */
    public synchronized void proceed() {
        if (waitsToStart) {
            waitsToStart = false;
            int mine = current;
            DeviceRegistration.Running started =
                    registration.start(bundle.orElseThrow().with(options.ownParameters()), new DeviceRegistration.Listener() {

                        @Override
                        public void reached(DeviceStatus now) {
                            Enrolment.this.reached(mine, now);
                        }

                        @Override
                        public void issued(String pem) {
                            Enrolment.this.issued(mine, pem);
                        }
                    });
            if (bundle.isPresent()) {
                running = Optional.of(started);
            } else {
                started.close();
            }
        }
    }

    private synchronized void issued(int which, String pem) {
        certificate = which == current ? pem : certificate;
    }

    /** The certificate that it was given last, in PEM. */
    public synchronized String certificate() {
        return certificate;
    }

    private synchronized void reached(int which, DeviceStatus now) {
        if (which != current) {
            return;
        }
        Optional<DeviceFault.Fails> fails = options.misbehaviour(DeviceFault.Fails.class).filter(how -> how.in() == now.state());
        Optional<DeviceFault.Stalls> stalls = options.misbehaviour(DeviceFault.Stalls.class).filter(how -> how.in() == now.state());
        status = fails.map(how -> DeviceStatus.failed(new DeviceStatus.Error(how.why(), how.message()))).orElse(now);
        if (now.state() == DeviceState.DONE || now.state() == DeviceState.FAILED) {
            // It says itself that it needs the key no more.
            bundle.ifPresent(BundleContents::close);
        }
        if (stalls.isPresent() || status.state() == DeviceState.DONE || status.state() == DeviceState.FAILED) {
            release();
        }
    }

    /** Back to nothing. */
    public synchronized void forget() {
        release();
        status = DeviceStatus.at(DeviceState.EMPTY);
    }

    /** Gives up what runs, if it still does, and erases the key. */
    private void release() {
        current++;
        waitsToStart = false;
        Optional<DeviceRegistration.Running> given = running;
        Optional<BundleContents> erased = bundle;
        running = Optional.empty();
        bundle = Optional.empty();
        if (given.isEmpty()) {
            erased.ifPresent(BundleContents::close);
        } else {
            // Apart, since this may be called by the very thing that is to be closed; and the key after it, as it may be in use.
            Thread.ofVirtual().name("practice-device-release").start(() -> {
                given.get().close();
                erased.ifPresent(BundleContents::close);
            });
        }
    }
}
