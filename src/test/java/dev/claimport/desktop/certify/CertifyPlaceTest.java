package dev.claimport.desktop.certify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.certify.clause.Reach;
import dev.claimport.desktop.testing.DirectBackground;
import java.net.Inet4Address;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A device with a network of its own is led to an address of this computer, on ports that a firewall knows. */
class CertifyPlaceTest {

    private static final Inet4Address OWN = Inet4Address.ofLiteral("192.0.2.7");
    private final CertifyPlace place = new CertifyPlace();

    @Test
    void isThisComputerAloneUnlessAnAddressIsChosen() {
        place.look(new DirectBackground(), () -> List.of(Inet4Address.ofLiteral("127.0.0.1"), OWN));
        assertEquals(List.of(Optional.empty(), Optional.of(OWN)), place.addresses());
        place.portProperty().set("nonsense");
        assertEquals(Optional.of(Reach.LOOPBACK), place.reach());
        place.addressProperty().set(Optional.of(OWN));
        place.portProperty().set(" ");
        assertEquals(Optional.of(new Reach(Optional.of(OWN), 0)), place.reach());
        place.portProperty().set(" 8883 ");
        assertEquals(Optional.of(new Reach(Optional.of(OWN), 8883)), place.reach());
    }

    @ParameterizedTest
    @ValueSource(strings = {"65535", "65536", "-1", "0", "8883.0", "eight", "99999999999"})
    void whatIsNoPortWithANextOneIsNotBegunWith(String typed) {
        place.addressProperty().set(Optional.of(OWN));
        place.portProperty().set(typed);
        assertEquals(Optional.empty(), place.reach());
    }

    @Test
    void withoutANetworkThereIsThisComputer() {
        place.look(new DirectBackground(), () -> {
            throw new SocketException("none");
        });
        assertEquals(List.of(Optional.empty()), place.addresses());
    }
}
