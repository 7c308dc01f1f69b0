package dev.claimport.device.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.Bundle;
import dev.claimport.device.Verification;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.TestBundles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What of a bundle a device has, and what it is still to be sent. */
class FileDeliveryTest {

    private static final PartsPlan PLAN = new PartsPlan(Map.of(ClaimPart.KEY, "/key", ClaimPart.CERT, "/cert", ClaimPart.PARAMS, "/config"), Encoding.PEM, Map.of());
    private static final Verification HOW = new Verification.Verified("SHA-256");

    private final TestBundles bundles = new TestBundles(new ManualTime());
    private final Bundle bundle = bundles.bundle(Map.of("Site", "Ulm"));
    private final FileDelivery delivery = new FileDelivery(PLAN, "SerialNumber", List.of("Model"));
    private final List<String> sent = new ArrayList<>();
    private final List<List<Long>> told = new ArrayList<>();

    @AfterEach
    void wipe() {
        delivery.close();
        bundle.claim().close();
    }

    private void send() {
        delivery.send((held, total) -> told.add(List.of(held, total)), (part, held) -> {
            sent.add(part.path());
            held.accept(part.size() / 2);
        });
    }

    private void sendUntilTheCableIsLostAt(String path) {
        assertThrows(IllegalStateException.class, () -> delivery.send((_, _) -> { }, (part, _) -> {
            if (part.path().equals(path)) {
                throw new IllegalStateException("unplugged");
            }
        }));
    }

    private long size(int part) {
        return delivery.parts().get(part).size();
    }

    @Test
    void theSerialNumberIsOneOfTheDevicesOwnParametersOnceItIsKnown() {
        assertEquals(List.of("Model"), delivery.parameters(""));
        assertEquals(List.of("Model", "SerialNumber"), delivery.parameters("4711"));
        assertEquals(List.of("SerialNumber"), new FileDelivery(PLAN, "SerialNumber", List.of("SerialNumber")).parameters("4711"));
    }

    private String parameters() {
        Part config = delivery.parts().stream().filter(part -> part.path().equals("/config")).findFirst().orElseThrow();
        byte[] bytes = new byte[config.size()];
        config.lend(0, bytes.length, in -> in.get(bytes));
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void whatTheDeviceSaysOfItsSerialNumberItIsToldAsWell() {
        delivery.begin(bundle);
        assertEquals("{\"parameters\":{\"Site\":\"Ulm\"}}", parameters());
        delivery.forget();
        delivery.parameters("4711");
        delivery.begin(bundle);
        assertEquals("{\"parameters\":{\"SerialNumber\":\"4711\",\"Site\":\"Ulm\"}}", parameters());
    }

    @Test
    void whatTheTechnicianSaysOfTheSerialNumberCounts() {
        Bundle said = bundles.bundle(Map.of("SerialNumber", "12"));
        try (var _ = said.claim()) {
            delivery.parameters("4711");
            delivery.begin(said);
            assertEquals("{\"parameters\":{\"SerialNumber\":\"12\"}}", parameters());
        }
    }

    @Test
    void whoeverWaitsIsToldHowMuchOfAllTheDeviceHas() {
        assertEquals(List.of("/cert", "/config", "/key"), delivery.begin(bundle));
        send();
        assertEquals(List.of("/cert", "/config", "/key"), sent);
        long all = size(0) + size(1) + size(2);
        assertEquals(List.of(List.of(0L, all), List.of(size(0) / 2, all), List.of(size(0) + size(1) / 2, all), List.of(size(0) + size(1) + size(2) / 2, all)), told);
        assertEquals(List.of(), delivery.begin(bundle));
    }

    @Test
    void afterALostCableOnlyWhatIsMissingIsSent() {
        delivery.begin(bundle);
        List<Part> parts = delivery.parts();
        sendUntilTheCableIsLostAt("/config");
        assertEquals(List.of("/config", "/key"), delivery.begin(bundle));
        assertSame(parts, delivery.parts(), "nothing is made anew");
        send();
        assertEquals(List.of("/config", "/key"), sent);
        assertEquals(size(0), told.getFirst().getFirst());
    }

    @Test
    void ofAnotherBundleTheDeviceHasNothing() {
        delivery.begin(bundle);
        send();
        List<Part> before = List.copyOf(delivery.parts());
        Bundle another = bundles.bundle();
        try (var _ = another.claim()) {
            assertEquals(List.of("/cert", "/config", "/key"), delivery.begin(another));
            before.forEach(part -> assertThrows(IllegalStateException.class, () -> part.lend(0, 1, in -> in)));
        }
    }

    @Test
    void whatIsSentAgainIsMissingUntilItHasArrived() {
        delivery.begin(bundle);
        send();
        Part key = delivery.parts().getLast();
        assertThrows(IllegalStateException.class, () -> delivery.again(key, (_, _) -> {
            throw new IllegalStateException("unplugged");
        }));
        assertEquals(List.of("/key"), delivery.begin(bundle));
        sent.clear();
        delivery.again(key, (part, held) -> {
            sent.add(part.path());
            held.accept(1);
        });
        assertEquals(List.of("/key"), sent);
        assertEquals(List.of(), delivery.begin(bundle));
    }

    @Test
    void whatHasEndedIsWipedAndItsEndRemembered() {
        assertThrows(IllegalStateException.class, delivery::parts);
        delivery.begin(bundle);
        List<Part> parts = List.copyOf(delivery.parts());
        send();
        assertEquals(Optional.empty(), delivery.committed());
        assertSame(HOW, delivery.commit(HOW));
        assertEquals(Optional.of(HOW), delivery.committed());
        parts.forEach(part -> assertThrows(IllegalStateException.class, () -> part.lend(0, 1, in -> in)));
        assertThrows(IllegalStateException.class, delivery::parts);
    }

    @Test
    void aDeviceThatWasToldToForgetHasNothing() {
        delivery.begin(bundle);
        send();
        delivery.commit(HOW);
        delivery.forget();
        assertEquals(Optional.empty(), delivery.committed());
        assertEquals(List.of("/cert", "/config", "/key"), delivery.begin(bundle));
    }

    @Test
    void closedItHasNothingOfTheKeyLeft() {
        delivery.begin(bundle);
        List<Part> parts = List.copyOf(delivery.parts());
        delivery.close();
        parts.forEach(part -> assertThrows(IllegalStateException.class, () -> part.lend(0, 1, in -> in)));
        assertTrue(parts.getLast().isSecret());
    }
}
