package dev.claimport.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IotEndpointTest {

    @Test
    void aHostAloneMeansTheUsualPort() {
        IotEndpoint endpoint = IotEndpoint.parse("a1b2c3d4e5f6g7-ats.iot.eu-west-1.amazonaws.com");
        assertEquals(new IotEndpoint("a1b2c3d4e5f6g7-ats.iot.eu-west-1.amazonaws.com", 8883), endpoint);
        assertEquals("a1b2c3d4e5f6g7-ats.iot.eu-west-1.amazonaws.com", endpoint.toString());
    }

    @Test
    void aPortCanBeNamed() {
        assertEquals(new IotEndpoint("localhost", 18883), IotEndpoint.parse("localhost:18883"));
        assertEquals("localhost:18883", IotEndpoint.parse("localhost:18883").toString());
        assertEquals("localhost", IotEndpoint.parse("localhost:8883").toString());
        assertEquals(new IotEndpoint("127.0.0.1", 1), IotEndpoint.parse("127.0.0.1:1"));
        assertEquals(new IotEndpoint("localhost", 65_535), IotEndpoint.parse("localhost:65535"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ":", ":8883", "host:", "host:0", "host:65536", "host:99999", "host:123456", "host:-1", "host:+1", "host: 1",
        "host:1:2", "::1", "[::1]", "[::1]:8883", "2001:db8::1", "https://host", "https://host:1", "host/path", "ho st", "host\n", "-host", "host-",
        "host..com", ".host", "host.", "hóst", "host@evil"})
    void anythingElseIsRefused(String address) {
        assertThrows(IllegalArgumentException.class, () -> IotEndpoint.parse(address));
    }

    @Test
    void aHostNameHasItsLimits() {
        IotEndpoint.parse("a".repeat(63) + ".b");
        assertThrows(IllegalArgumentException.class, () -> IotEndpoint.parse("a".repeat(64) + ".b"));
        IotEndpoint.parse("a.".repeat(126) + "a");
        assertThrows(IllegalArgumentException.class, () -> IotEndpoint.parse("a.".repeat(126) + "ab"));
    }
}
