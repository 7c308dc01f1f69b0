package dev.claimport.device.seal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.EncodedBundle;
import dev.claimport.claim.SecretBytes;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BundleSealTest {

    private static final String CLAIM = "a1".repeat(32);

    private final BundleSeal.DeviceKeys device = new BundleSeal.DeviceKeys();

    @Test
    void bundleOpensForItsOwnClaimAlone() throws SealException {
        byte[] content = {1, 2, 3};
        try (var plain = new EncodedBundle(CLAIM, Instant.EPOCH, SecretBytes.taking(content.clone(), 0, 3))) {
            BundleSeal.Sealed sealed = BundleSeal.seal(plain, device.publicKey(), Optional.empty(), "");
            byte[] bytes = new byte[sealed.bundle().size()];
            sealed.bundle().lend(in -> in.get(bytes));
            assertArrayEquals(content, device.open(bytes, sealed.encapsulated(), CLAIM, Optional.empty(), ""));
            String other = "a2".repeat(32);
            assertThrows(SealException.class, () -> device.open(bytes, sealed.encapsulated(), other, Optional.empty(), ""));
        }
    }

    @Test
    void keyOfLowOrderIsKnownBeforeThereIsAnythingToSeal() {
        assertTrue(BundleSeal.isUsable(device.publicKey()));
        assertFalse(BundleSeal.isUsable(new byte[32]));
        assertFalse(BundleSeal.isUsable(new byte[31]));
    }
}
