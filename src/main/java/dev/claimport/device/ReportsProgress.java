package dev.claimport.device;

/** A device that can be asked how far its registration is. */
public interface ReportsProgress extends Device {

    /** Changes nothing on the device. */
    DeviceStatus status();
}
