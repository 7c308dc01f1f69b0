package dev.claimport.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RelatedKeysTest {

    @Test
    void eachSignsAndNoneComesTwice() throws Exception {
        RelatedKeys keys = new RelatedKeys();
        Set<BigInteger> moduli = new HashSet<>();
        for (int i = 0; i < 12; i++) {
            KeyPair pair = keys.get();
            RSAPublicKey key = (RSAPublicKey) pair.getPublic();
            assertEquals(2048, key.getModulus().bitLength());
            assertTrue(moduli.add(key.getModulus()), "once more");
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update((byte) i);
            byte[] signed = signature.sign();
            signature.initVerify(pair.getPublic());
            signature.update((byte) i);
            assertTrue(signature.verify(signed));
        }
    }
}
