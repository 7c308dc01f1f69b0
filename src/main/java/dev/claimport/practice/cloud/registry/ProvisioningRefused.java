package dev.claimport.practice.cloud.registry;

/** A provisioning request that is answered on its {@code rejected} topic (developer guide, "Device provisioning MQTT API"). */
public final class ProvisioningRefused extends Exception {

    private final int statusCode;
    private final String errorCode;

    /** @param statusCode as of HTTP */
    public ProvisioningRefused(int statusCode, String errorCode, String message) {
        super(message);
        this.statusCode = statusCode;
        this.errorCode = errorCode;
    }

    public int statusCode() {
        return statusCode;
    }

    public String errorCode() {
        return errorCode;
    }
}
