package dev.claimport.practice.device.linux;

import dev.claimport.practice.device.DeviceFault;

/** What gateways alone can have about them. */
public sealed interface GatewayFault extends DeviceFault {

    /** Its console asks who is there. @param password by which {@link #USER} may come in */
    record AsksWho(String password) implements GatewayFault {

        /** Who may come in, and by what: no secret, of a practice. */
        public static final String USER = "root";
        public static final String PASSWORD = "practice";

        public AsksWho() {
            this(PASSWORD);
        }
    }
}
