package dev.claimport.testing;

import dev.claimport.device.DeviceState;
import dev.claimport.device.DeviceStatus;
import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.practice.device.BundleContents;
import dev.claimport.practice.device.DeviceRegistration;
import java.util.EnumSet;
import java.util.Optional;

/** A registration that does what the test says, when it says so. */
public final class FakeRegistration implements DeviceRegistration {

    public static final String CERTIFICATE_ID = "c0ffee".repeat(10) + "cafe";

    private final boolean atOnce;
    private volatile BundleContents bundle;
    private volatile Listener listener;
    private int started;
    private volatile boolean closed;

    private FakeRegistration(boolean atOnce) {
        this.atOnce = atOnce;
    }

    /** Goes through all states as soon as it is started. */
    public static FakeRegistration succeedingAtOnce() {
        return new FakeRegistration(true);
    }

    /** Waits to be told each state by {@link #reach}. */
    public static FakeRegistration waiting() {
        return new FakeRegistration(false);
    }

    @Override
    public Running start(BundleContents contents, Listener told) {
        started++;
        listener = told;
        bundle = contents;
        if (atOnce) {
            for (DeviceState state : EnumSet.range(DeviceState.CONNECTING, DeviceState.DONE)) {
                reach(state);
            }
        }
        return () -> closed = true;
    }

    public void reach(DeviceState state) {
        boolean named = state == DeviceState.RECONNECTING || state == DeviceState.DONE;
        listener.reached(new DeviceStatus(state, named ? Optional.of("sensor-" + bundle.parameters().get("SerialNumber")) : Optional.empty(),
                named ? Optional.of(CERTIFICATE_ID) : Optional.empty(), Optional.empty()));
    }

    /** Gives the device a certificate, in PEM. */
    public void issue(String certificate) {
        listener.issued(certificate);
    }

    public void fail(String code, String message) {
        listener.reached(DeviceStatus.failed(new DeviceStatus.Error(HandoverGroup.cause(code), code, message)));
    }

    /** What it was started with last; null before. */
    public BundleContents bundle() {
        return bundle;
    }

    public int started() {
        return started;
    }

    public boolean isClosed() {
        return closed;
    }
}
