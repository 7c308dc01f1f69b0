package dev.claimport.practice.device;

import dev.claimport.device.DeviceStatus;
import dev.claimport.serial.SerialLink;

/** What runs in a practice device. It remembers across cables what a device remembers. */
public interface PracticeFirmware extends AutoCloseable {

    VirtualDeviceOptions options();

    /** How far it is, as it would say itself. */
    DeviceStatus status();

    /**
     * Serves one cable until it is pulled at either end, or the thread is interrupted.
     *
     * @return whether it was the device that came loose
     */
    boolean serve(SerialLink link);

    /** Forgets everything, and gives up a registration that is under way. */
    @Override
    void close();
}
