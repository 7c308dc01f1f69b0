package dev.claimport.device;

/** Told how far a delivery is, each time that the device holds more. */
@FunctionalInterface
public interface DeliveryProgress {

    /**
     * @param held bytes that the device has, of what is sent to it
     * @param total all bytes that are sent to it
     */
    void held(long held, long total);
}
