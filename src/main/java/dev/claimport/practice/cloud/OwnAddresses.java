package dev.claimport.practice.cloud;

import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;

/** The addresses of this computer on which a practice cloud's broker can be reached: of IPv4, as a device is told one of them in the place of a host's name. */
public final class OwnAddresses {

    private OwnAddresses() {}

    /** Those that it has now, loopback among them. */
    public static List<Inet4Address> all() {
        try {
            return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                    .filter(Inet4Address.class::isInstance).map(Inet4Address.class::cast).toList();
        } catch (SocketException _) {
            // It has no interface at all.
            return List.of();
        }
    }
}
