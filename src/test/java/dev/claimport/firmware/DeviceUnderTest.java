package dev.claimport.firmware;

import dev.claimport.device.DeviceState;

/** A device on a pseudo-terminal that registers nowhere: its registration says what the test says. */
interface DeviceUnderTest extends AutoCloseable {

    /** The path of its port. */
    String port();

    /** How often it began to register. */
    int started();

    /** Has its registration report a state; from {@code RECONNECTING} on with a thing and a certificate. */
    void reach(DeviceState state, String thing, String certificateId);

    /** Has its registration fail. */
    void fail(String code, String message);

    @Override
    void close();
}
