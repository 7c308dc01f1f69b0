package dev.claimport.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Optional;

/** Where this computer is reached from outside. */
public final class OwnAddress {

    private OwnAddress() {}

    /** Not a loopback one; the test is skipped where there is none. */
    public static Inet4Address assumed() throws SocketException {
        Optional<Inet4Address> address = NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .filter(Inet4Address.class::isInstance).map(Inet4Address.class::cast).filter(one -> !one.isLoopbackAddress() && !one.isLinkLocalAddress()).findFirst();
        assumeTrue(address.isPresent(), "no network");
        return address.get();
    }
}
