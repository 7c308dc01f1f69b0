package dev.claimport.practice.device;

import dev.claimport.device.DeviceStatus;

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

    /** Told how far the device is. */
    @FunctionalInterface
    interface Listener {
        void reached(DeviceStatus status);
    }

    /** A registration under way. */
    interface Running extends AutoCloseable {

        /** Gives it up and forgets its keys; nothing once it has ended. */
        @Override
        void close();
    }
}
