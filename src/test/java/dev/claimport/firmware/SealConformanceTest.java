package dev.claimport.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.claimport.device.handover.HandoverGroup;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Sealed bundles: HPKE (RFC 9180) by another implementation on the host's side. */
@ParameterizedClass
@EnumSource
class SealConformanceTest extends Conformance {

    private static final String CODE = "4711-0815 ü";
    private static final byte[] INFO = ("claimport hand-over 1\0" + Transfer.CLAIM_ID).getBytes(StandardCharsets.UTF_8);

    @Test
    void sealedBundleIsTaken() {
        plugIn(DeviceSettings.usual().takingSeals());
        assertEquals(DONE, handOver(seal(offered())));
        assertEquals(1, device.started());
    }

    @Test
    void bundleNeedsNoSealWhereThereIsNoCode() {
        plugIn(DeviceSettings.usual().takingSeals());
        assertEquals(DONE, handOver(Transfer.of(BUNDLE)));
    }

    @Test
    void sealedBundleGoesOnAfterALostLink() {
        plugIn(DeviceSettings.usual().takingSeals());
        Transfer transfer = seal(offered());
        transfer.begin(line);
        transfer.put(line, 0, 900);
        reconnectQuietly();
        offered();
        assertEquals(Map.of("off", 900L), transfer.begin(line));
        transfer.putAll(line, 900, 400);
        assertEquals(DONE, transfer.commit(line));
    }

    @Test
    void everyBeginTakesAFreshKey() {
        plugIn(DeviceSettings.usual().takingSeals());
        byte[] first = offered();
        Transfer transfer = seal(first);
        transfer.begin(line);
        assertFalse(Arrays.equals(first, offered()));
        assertEquals(DONE, line.write(HandoverGroup.ABORT, Conversation.NOTHING));
        assertEquals(error(5), handOver(transfer), "its key is gone");
        assertEquals(0, line.state());
    }

    @Test
    void whatDoesNotOpenIsRefusedAndNothingIsKept() {
        plugIn(DeviceSettings.usual().takingSeals());
        for (int at : new int[] {0, BUNDLE.length / 2, BUNDLE.length + 15}) {
            Transfer good = seal(offered());
            byte[] changed = good.bytes().clone();
            changed[at] ^= 1;
            assertEquals(error(5), handOver(good.with(changed, good.enc().orElseThrow())));
            assertEquals(0, line.state());
        }
        Transfer good = seal(offered());
        byte[] otherKey = good.enc().orElseThrow().clone();
        otherKey[0] ^= 1;
        assertEquals(error(5), handOver(good.with(good.bytes(), otherKey)));
        offered();
        assertEquals(error(5), handOver(good.with(good.bytes(), new byte[32])), "a point of low order");
        offered();
        assertEquals(error(5), handOver(good.with(new byte[15], good.enc().orElseThrow())), "shorter than a tag");
        assertEquals(0, device.started());
        assertEquals(DONE, handOver(seal(offered())));
    }

    @Test
    void sealedForAnotherClaimDoesNotOpen() {
        plugIn(DeviceSettings.usual().takingSeals());
        assertEquals(error(5), handOver(seal(offered(), "claimport hand-over 1\0other".getBytes(StandardCharsets.UTF_8), "", "")));
    }

    @Test
    void sealedNonsenseIsMalformed() {
        plugIn(DeviceSettings.usual().takingSeals());
        assertEquals(error(6), handOver(seal(offered(), INFO, "", "", new byte[40])));
    }

    @Test
    void encapsulatedKeyHas32Bytes() {
        plugIn(DeviceSettings.usual().takingSeals());
        Transfer good = seal(offered());
        for (int size : new int[] {0, 31, 33}) {
            assertEquals(Map.of("rc", 3L), good.with(good.bytes(), new byte[size]).begin(line));
        }
    }

    @Test
    void deviceWithACodeHearsOnlyWhoKnowsIt() {
        plugIn(DeviceSettings.usual().withCode(CODE));
        assertEquals(error(5), handOver(seal(offered())));
        assertEquals(error(5), handOver(seal(offered(), INFO, "4711-0816", DeviceSettings.SERIAL)));
        assertEquals(error(5), handOver(seal(offered(), INFO, CODE, "SN-8")));
        assertEquals(error(5), handOver(Transfer.of(BUNDLE)));
        assertEquals(0, line.state());
        assertEquals(0, device.started());
        assertEquals(DONE, handOver(seal(offered(), INFO, CODE, DeviceSettings.SERIAL)));
    }

    private byte[] offered() {
        return (byte[]) line.read(HandoverGroup.HELLO, Conversation.NOTHING).get("seal");
    }

    private static Transfer seal(byte[] key) {
        return seal(key, INFO, "", "");
    }

    private static Transfer seal(byte[] key, byte[] info, String code, String serial) {
        return seal(key, info, code, serial, BUNDLE);
    }

    private static Transfer seal(byte[] key, byte[] info, String code, String serial, byte[] content) {
        var hpke = new HPKE(code.isEmpty() ? HPKE.mode_base : HPKE.mode_psk, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM128);
        var receiver = hpke.deserializePublicKey(key);
        HPKEContextWithEncapsulation context = code.isEmpty()
                ? hpke.setupBaseS(receiver, info)
                : hpke.SetupPSKS(receiver, info, code.getBytes(StandardCharsets.UTF_8), serial.getBytes(StandardCharsets.UTF_8));
        try {
            return Transfer.of(content).with(context.seal(new byte[0], content), context.getEncapsulation());
        } catch (InvalidCipherTextException e) {
            throw new AssertionError(e);
        }
    }
}
