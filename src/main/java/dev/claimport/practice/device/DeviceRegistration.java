package dev.claimport.practice.device;

import dev.claimport.device.DeviceStatus;
import java.time.InstantSource;

/** How a virtual device registers itself with what it was handed: fleet provisioning over MQTT, or a stand-in for it. */
@FunctionalInterface
public interface DeviceRegistration {

    /**
     * Starts, and returns at once.
     *
     * @param bundle with all parameters, also the device's own; lent until the running one has ended or was closed
     * @param listener told each state from {@code CONNECTING} on; the last is {@code DONE} or {@code FAILED}; on any thread
     */
    Running start(BundleContents bundle, Listener listener);

    /** The same by the clock of a device that has its own. */
    default DeviceRegistration by(InstantSource clock) {
        return this;
    }

    /** Told how far the device is. */
    @FunctionalInterface
    interface Listener {
        void reached(DeviceStatus status);

        /** Told the device's new certificate, in PEM, before it registers with it. */
        default void issued(String certificate) { }
    }

    /** A registration under way. */
    interface Running extends AutoCloseable {

        /** Gives it up and forgets its keys; nothing once it has ended. */
        @Override
        void close();
    }
}
