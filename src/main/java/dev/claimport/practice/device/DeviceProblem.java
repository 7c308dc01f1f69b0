package dev.claimport.practice.device;

/** What keeps a device from registering, as it reports it (hand-over group, "status"). */
final class DeviceProblem extends Exception {

    private final String code;

    /** @param code the service's own, or one of tls, dns, network, clock, timeout, storage */
    DeviceProblem(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    String code() {
        return code;
    }
}
