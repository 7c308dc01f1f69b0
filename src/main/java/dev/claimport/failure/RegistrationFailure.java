package dev.claimport.failure;

import java.util.Locale;
import java.util.Map;

/** The device had its claim, and did not get through fleet provisioning, or AWS IoT does not confirm it. */
public record RegistrationFailure(Kind kind, Map<String, ?> facts, String detail) implements Failure {

    public enum Kind {
        /** The device does not report back, and its thing's name cannot be told beforehand. Facts: none. */
        NOT_CONFIRMABLE,
        /** The pre-provisioning hook said no. Facts: {@code serial}, {@code code}. */
        HOOK_REFUSED,
        /** The service refused the device with another code. Facts: {@code code}, {@code doing}. */
        REGISTRATION_REFUSED,
        /** The device could not set up TLS. Facts: {@code doing}. */
        DEVICE_TLS_FAILED,
        /** The device could not resolve the endpoint. Facts: {@code endpoint}. */
        DEVICE_DNS_FAILED,
        /** The device has no way to the endpoint. Facts: {@code endpoint}, {@code doing}. */
        DEVICE_NETWORK_FAILED,
        /** The clock of the device is wrong. Facts: {@code doing}. */
        DEVICE_CLOCK_WRONG,
        /** The device waited in vain for an answer. Facts: {@code doing}. */
        DEVICE_TIMED_OUT,
        /** The device could not store its own key or certificate. Facts: {@code doing}. */
        DEVICE_COULD_NOT_STORE,
        /** The device does not go on and does not say why. Facts: {@code doing}, {@code seconds}. */
        REGISTRATION_STALLED,
        /** A device that cannot report back, and the registry has nothing of it. Facts: {@code thing}. */
        DEVICE_NOT_SEEN,
        /** The device says done, the registry has no such thing. Facts: {@code thing}. */
        THING_NOT_FOUND,
        /** The thing is there, without the new certificate. Facts: {@code thing}, {@code certificate}. */
        CERTIFICATE_NOT_ATTACHED,
        /** The new certificate is not active. Facts: {@code certificate}, {@code status}. */
        CERTIFICATE_NOT_ACTIVE,
        /** The device names a thing that the template does not make of it. Facts: {@code thing}, {@code expected}. */
        THING_NOT_EXPECTED,
        /** The certificate that the device names was there before the claim was handed over. Facts: {@code certificate}. */
        CERTIFICATE_NOT_NEW,
        /** The certificate that the device names has confirmed another hand-over. Facts: {@code thing}, {@code certificate}. */
        CERTIFICATE_USED_BEFORE,
        /** Another hand-over waits for the same thing. Facts: {@code thing}. */
        THING_AWAITED,
        /** All is as it should be, but it cannot be told that it is this device's. Facts: {@code thing}, {@code certificate}. */
        NOT_PROVEN,
        /** The role may not read the registry, so nobody can tell. Facts: {@code thing}, {@code action}. */
        CONFIRMATION_NOT_ALLOWED
    }

    /** What a device was busy with: the fact {@code doing}. */
    public enum Doing implements Case {
        CONNECT,
        CERTIFICATE,
        REGISTER,
        RECONNECT;

        @Override
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public RegistrationFailure {
        facts = Map.copyOf(facts);
    }

    public RegistrationFailure(Kind kind, Map<String, ?> facts) {
        this(kind, facts, "");
    }
}
