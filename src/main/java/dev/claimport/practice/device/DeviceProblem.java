package dev.claimport.practice.device;

import dev.claimport.device.DeviceStatus;
import dev.claimport.device.DeviceStatus.Cause;

/** What keeps a device from registering. */
final class DeviceProblem extends Exception {

    private final DeviceStatus.Error error;

    private DeviceProblem(DeviceStatus.Error error, Throwable cause) {
        super(error.message(), cause);
        this.error = error;
    }

    DeviceProblem(Cause why, String message, Throwable cause) {
        this(new DeviceStatus.Error(why, message), cause);
    }

    /** @param code the service's own */
    static DeviceProblem refused(String code, String message, Throwable cause) {
        return new DeviceProblem(new DeviceStatus.Error(Cause.SERVICE, code, message), cause);
    }

    DeviceStatus.Error error() {
        return error;
    }
}
