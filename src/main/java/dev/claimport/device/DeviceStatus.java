package dev.claimport.device;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How far a device is.
 *
 * @param thing the name of its thing, from {@link DeviceState#RECONNECTING} on
 * @param certificateId of its own certificate, 64 hex digits, from {@link DeviceState#RECONNECTING} on
 * @param error in {@link DeviceState#FAILED} only
 */
public record DeviceStatus(DeviceState state, Optional<String> thing, Optional<String> certificateId, Optional<Error> error) {

    /** AWS IoT API reference, CreateThing. */
    private static final Pattern THING = Pattern.compile("[a-zA-Z0-9:_-]{1,128}");
    /** AWS IoT API reference, DescribeCertificate. */
    private static final Pattern CERTIFICATE = Pattern.compile("[0-9a-f]{64}");

    /** What kept a device from registering. */
    public enum Cause {
        TLS,
        DNS,
        NETWORK,
        CLOCK,
        TIMEOUT,
        STORAGE,
        /** The service refused it, with a code. */
        SERVICE
    }

    /**
     * Why the device failed.
     *
     * @param code the service's own error code, or the cause's name in lower case
     */
    public record Error(Cause cause, String code, String message) {

        /** Of something other than the service. */
        public Error(Cause cause, String message) {
            this(cause, cause.name().toLowerCase(Locale.ROOT), message);
        }
    }

    /** One of which no more is known. */
    public static DeviceStatus at(DeviceState state) {
        return new DeviceStatus(state, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Whether AWS IoT can have a thing of that name. */
    public static boolean isThing(String name) {
        return THING.matcher(name).matches();
    }

    /** Whether AWS IoT can have a certificate of that id. */
    public static boolean isCertificate(String id) {
        return CERTIFICATE.matcher(id).matches();
    }

    public static DeviceStatus failed(Error error) {
        return new DeviceStatus(DeviceState.FAILED, Optional.empty(), Optional.empty(), Optional.of(error));
    }
}
