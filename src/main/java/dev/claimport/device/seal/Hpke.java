package dev.claimport.device.seal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.util.Arrays;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContext;

/**
 * HPKE for one message (RFC 9180) with DHKEM(X25519, HKDF-SHA256), HKDF-SHA256 and AES-128-GCM: mode psk where there is a
 * proof, else mode base.
 *
 * <p>What the libraries make on their way (shared secret, ephemeral key, AES's round keys) they leave to the garbage collector; they offer
 * no way to wipe them. They open this one message only.
 */
final class Hpke {

    private static final byte[] NONE = {};

    private Hpke() {}

    /** @param encapsulated 32 bytes */
    record Message(byte[] encapsulated, byte[] ciphertext) {}

    static AsymmetricCipherKeyPair newKeys() {
        return suite().generatePrivateKey();
    }

    /** @return 32 bytes */
    static byte[] publicKey(AsymmetricCipherKeyPair keys) {
        return suite().serializePublicKey(keys.getPublic());
    }

    /** @throws SealException when that is no usable public key */
    static Message seal(byte[] publicKey, byte[] info, byte[] aad, ByteBuffer plaintext, Proof proof) throws SealException {
        try {
            return HpkeSender.seal(publicKey, info, aad, plaintext, proof);
        } catch (GeneralSecurityException | ProviderException | InvalidCipherTextException e) {
            // A public key of low order leads to a shared secret of zeros, which the JDK refuses (RFC 7748, section 6.1).
            throw new SealException("not sealed", e);
        }
    }

    /** @throws SealException when it was sealed for another key, with another proof, or was changed */
    static byte[] open(AsymmetricCipherKeyPair keys, byte[] info, byte[] aad, Message message, Proof proof) throws SealException {
        try {
            HPKE suite = suite();
            HPKEContext context = proof.isGiven()
                    ? suite.setupPSKR(message.encapsulated(), keys, info, proof.code(), proof.serial())
                    : suite.setupBaseR(message.encapsulated(), keys, info);
            return context.open(aad, message.ciphertext());
        } catch (IllegalArgumentException | IllegalStateException | InvalidCipherTextException e) {
            throw new SealException("does not open", e);
        }
    }

    /** The mode that it is made with does not count: each way to set up a context has its own. */
    private static HPKE suite() {
        return new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM128);
    }

    /**
     * A pre-shared key and its id. Close it, which zeroes the key.
     *
     * @param code the key; empty for none
     * @param serial the id: whose code it is
     */
    record Proof(byte[] code, byte[] serial) implements AutoCloseable {

        static final Proof NONE = new Proof(Hpke.NONE, Hpke.NONE);

        boolean isGiven() {
            return code.length > 0;
        }

        @Override
        public void close() {
            Arrays.fill(code, (byte) 0);
        }
    }
}
