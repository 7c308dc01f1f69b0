package dev.claimport.practice.cloud.registry;

import dev.claimport.failure.Problem;
import java.util.Optional;

/** A provisioning request that is answered on its {@code rejected} topic (developer guide, "Device provisioning MQTT API"). */
public final class ProvisioningRefused extends Exception {

    private final int statusCode;
    private final String errorCode;
    private transient Optional<Problem> why = Optional.empty();

    /** @param statusCode as of HTTP */
    public ProvisioningRefused(int statusCode, String errorCode, String message) {
        super(message);
        this.statusCode = statusCode;
        this.errorCode = errorCode;
    }

    /** Refused by a hook. @param why it is, which the device is not told */
    ProvisioningRefused(Problem why, String message) {
        this(403, "ACCESS_DENIED", message);
        this.why = Optional.of(why);
    }

    /** What the hook's side knows of it; empty where no hook refused. */
    public Optional<Problem> why() {
        return why;
    }

    public int statusCode() {
        return statusCode;
    }

    public String errorCode() {
        return errorCode;
    }
}
