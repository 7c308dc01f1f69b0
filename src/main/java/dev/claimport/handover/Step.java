package dev.claimport.handover;

import java.util.Locale;

/** The steps of a hand-over, in their order. */
public enum Step {
    /** Credentials at hand. */
    SIGN_IN,
    /** The template is known, its parameters are complete, the endpoint is known. */
    TEMPLATE,
    /** The device has said who it is. */
    DEVICE,
    /** A claim with enough time left is in memory and checked. */
    CLAIM,
    /** All bytes are on the device. */
    DELIVER,
    /** The device has compared digests and accepted. */
    VERIFY,
    /** The device got its own certificate and registered its thing. */
    REGISTER,
    /** The device connected again with its own certificate. */
    RECONNECT,
    /** The registry shows the thing, with that certificate attached and active. */
    CONFIRM;

    /** As in results: {@code sign-in}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
