package dev.claimport.practice.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.EncodedBundle;
import dev.claimport.claim.RootCas;
import dev.claimport.claim.cbor.CborException;
import dev.claimport.claim.cbor.CborWriter;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.TestBundles;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class BundleContentsTest {

    private final byte[] bytes = bytes();

    @Test
    void bundleIsReadAsItWasWritten() throws CborException {
        try (BundleContents contents = BundleContents.parse(ByteBuffer.wrap(bytes))) {
            assertEquals(TestBundles.HOST, contents.host());
            assertEquals(8883, contents.port());
            assertEquals(TestBundles.TEMPLATE, contents.templateName());
            assertEquals(Map.of("Site", "Rotterdam"), contents.parameters());
            assertEquals(RootCas.amazon(), contents.rootCas());
            assertEquals(Optional.empty(), contents.clientId());
            assertTrue(contents.key().size() > 1000);
            assertFalse(contents.toString().contains("MII"));
        }
    }

    @Test
    void closingErasesTheKey() throws CborException {
        BundleContents contents = BundleContents.parse(ByteBuffer.wrap(bytes));
        contents.close();
        assertTrue(contents.key().isWiped());
    }

    @Test
    void theDevicesOwnParametersWin() throws CborException {
        try (BundleContents contents = BundleContents.parse(ByteBuffer.wrap(bytes))) {
            assertEquals(Map.of("Site", "Delft", "SerialNumber", "1"), contents.with(Map.of("Site", "Delft", "SerialNumber", "1")).parameters());
        }
    }

    @Test
    void everyCutBundleIsRefused() {
        for (int length = 0; length < bytes.length; length += length < 200 ? 1 : 37) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThrows(CborException.class, () -> BundleContents.parse(ByteBuffer.wrap(cut)));
        }
    }

    @Test
    void whatLooksDifferentIsRefused() {
        refuse(out -> out.map(0));
        refuse(out -> out.map(1).text("1").text("host"));
        refuse(out -> out.map(2).unsigned(2).unsigned(8883).unsigned(1).text("host"));
        refuse(out -> head(out, "", 8883));
        refuse(out -> head(out, "host", 0));
        refuse(out -> head(out, "host", 65536));
        refuse(out -> head(out, "host", 8883).unsigned(5).bytes(new byte[] {1, 2}).unsigned(6).bytes(new byte[] {0x30}).unsigned(7).array(0));
    }

    private static CborWriter head(CborWriter out, String host, int port) {
        return out.map(7).unsigned(1).text(host).unsigned(2).unsigned(port).unsigned(3).text("t").unsigned(4).map(0);
    }

    private static void refuse(Consumer<CborWriter> bundle) {
        ByteBuffer buffer = ByteBuffer.allocate(200);
        bundle.accept(CborWriter.into(buffer));
        assertThrows(CborException.class, () -> BundleContents.parse(buffer.flip()));
    }

    private static byte[] bytes() {
        try (EncodedBundle bundle = new TestBundles(new ManualTime()).encoded()) {
            return TestBundles.bytes(bundle);
        }
    }
}
