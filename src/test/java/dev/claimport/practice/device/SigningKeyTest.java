package dev.claimport.practice.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.device.DeviceStatus;
import dev.claimport.testing.Keys;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class SigningKeyTest {

    private final KeyPair keys = Keys.rsa();

    @Test
    void signsAsTls12And13Want() throws Exception {
        PrivateKey key = SigningKey.of(keys.getPrivate().getEncoded());
        byte[] text = "handshake".getBytes(StandardCharsets.US_ASCII);
        PSSParameterSpec pss = new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, PSSParameterSpec.TRAILER_FIELD_BC);

        for (String algorithm : List.of("SHA256withRSA", "RSASSA-PSS")) {
            Signature signature = Signature.getInstance(algorithm);
            Signature check = Signature.getInstance(algorithm);
            if (algorithm.equals("RSASSA-PSS")) {
                signature.setParameter(pss);
                check.setParameter(pss);
            }
            signature.initSign(key);
            signature.update(text);
            check.initVerify(keys.getPublic());
            check.update(text);
            assertTrue(check.verify(signature.sign()), algorithm);
        }
    }

    @Test
    void doesNotHoldThePrivateExponent() throws Exception {
        RSAPrivateKey original = assertInstanceOf(RSAPrivateKey.class, keys.getPrivate());
        RSAPrivateKey key = assertInstanceOf(RSAPrivateKey.class, SigningKey.of(keys.getPrivate().getEncoded()));

        assertEquals(original.getModulus(), key.getModulus());
        assertNotEquals(original.getPrivateExponent(), key.getPrivateExponent());
    }

    @Test
    void whatItIsMadeOfIsWiped() throws Exception {
        byte[] pkcs8 = keys.getPrivate().getEncoded();
        SigningKey.of(pkcs8);

        assertArrayEquals(new byte[pkcs8.length], pkcs8);
    }

    @Test
    void whatIsNoRsaKeyIsAStorageProblemAndWiped() {
        for (byte[] bad : List.of(new byte[0], new byte[] {1, 2, 3}, Keys.ec("secp256r1").getPrivate().getEncoded())) {
            assertEquals(DeviceStatus.Cause.STORAGE, assertThrows(DeviceProblem.class, () -> SigningKey.of(bad)).error().cause());
            assertArrayEquals(new byte[bad.length], bad);
        }
    }
}
