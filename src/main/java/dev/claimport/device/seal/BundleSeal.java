package dev.claimport.device.seal;

import dev.claimport.claim.EncodedBundle;
import dev.claimport.claim.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;

/** The seal around a bundle (hand-over group, "The seal"): only the device that offered the key can open it. */
public final class BundleSeal {

    /** Size of a public key, and of an encapsulated one, in bytes. */
    public static final int KEY = 32;

    private static final byte[] PURPOSE = "claimport hand-over 1\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NO_AAD = {};

    private BundleSeal() {}

    /**
     * A bundle under its seal.
     *
     * @param encapsulated what the device opens it with, beside its key: 32 bytes
     */
    public record Sealed(EncodedBundle bundle, byte[] encapsulated) {}

    /**
     * Seals a bundle.
     *
     * @param deviceKey the public key that the device offered
     * @param code of the device's label; mode psk is used with it
     * @param serial the device's serial number, byte for byte as it said it
     * @throws SealException when that is no usable public key
     */
    public static Sealed seal(EncodedBundle plain, byte[] deviceKey, Optional<ProofOfPossession> code, String serial) throws SealException {
        try (Hpke.Proof proof = proof(code, serial)) {
            Hpke.Message message = plain.<Hpke.Message, SealException>lend(
                    content -> Hpke.seal(deviceKey, info(plain.claimId()), NO_AAD, content, proof));
            SecretBytes bytes = SecretBytes.taking(message.ciphertext(), 0, message.ciphertext().length);
            return new Sealed(new EncodedBundle(plain.claimId(), plain.expires(), bytes), message.encapsulated());
        }
    }

    /** Whether anything can be sealed for that key: one of low order would lead to a secret that everybody knows (RFC 7748, section 6.1). */
    public static boolean isUsable(byte[] deviceKey) {
        try {
            Hpke.seal(deviceKey, info(""), NO_AAD, ByteBuffer.allocate(0), Hpke.Proof.NONE);
            return true;
        } catch (SealException _) {
            return false;
        }
    }

    /** A device's key pair, for one hand-over. The library keeps the private part on the heap, for the collector. */
    public static final class DeviceKeys {

        private final AsymmetricCipherKeyPair pair = Hpke.newKeys();

        /** What the device offers: 32 bytes. */
        public byte[] publicKey() {
            return Hpke.publicKey(pair);
        }

        /**
         * Opens a sealed bundle.
         *
         * @param code of the device, if it has one: then only a bundle that was sealed with it opens
         * @return the bundle, the caller's to wipe
         * @throws SealException when it was sealed for another key, claim, code or serial number, or was changed
         */
        public byte[] open(byte[] sealed, byte[] encapsulated, String claimId, Optional<ProofOfPossession> code, String serial)
                throws SealException {
            try (Hpke.Proof proof = proof(code, serial)) {
                return Hpke.open(pair, info(claimId), NO_AAD, new Hpke.Message(encapsulated, sealed), proof);
            }
        }
    }

    /** Binds the seal to its purpose and to the claim. */
    private static byte[] info(String claimId) {
        byte[] id = claimId.getBytes(StandardCharsets.UTF_8);
        byte[] info = Arrays.copyOf(PURPOSE, PURPOSE.length + id.length);
        System.arraycopy(id, 0, info, PURPOSE.length, id.length);
        return info;
    }

    /** The caller's to close. */
    private static Hpke.Proof proof(Optional<ProofOfPossession> code, String serial) {
        return code.map(given -> new Hpke.Proof(given.copy(), serial.getBytes(StandardCharsets.UTF_8))).orElse(Hpke.Proof.NONE);
    }
}
