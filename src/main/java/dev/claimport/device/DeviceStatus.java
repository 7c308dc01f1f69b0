package dev.claimport.device;

import java.util.Optional;

/**
 * How far a device is.
 *
 * @param thing the name of its thing, from {@link DeviceState#RECONNECTING} on
 * @param certificateId of its own certificate, 64 hex digits, from {@link DeviceState#RECONNECTING} on
 * @param error in {@link DeviceState#FAILED} only
 */
public record DeviceStatus(DeviceState state, Optional<String> thing, Optional<String> certificateId, Optional<Error> error) {

    /**
     * Why the device failed.
     *
     * @param code the service's own error code, or one of tls, dns, network, clock, timeout, storage
     */
    public record Error(String code, String message) {}
}
