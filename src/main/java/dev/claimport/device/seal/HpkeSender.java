package dev.claimport.device.seal;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.KDF;
import javax.crypto.KEM;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * The sender's side of HPKE (RFC 9180, sections 4.1, 5.1 and 5.2), composed of the JDK's DHKEM and HKDF and of AES-GCM, so that the message need
 * not come onto the heap: the library's own takes it as an array. It is there a block at a time, in one array that is wiped.
 */
final class HpkeSender {

    private static final int BLOCK = 16;
    private static final int TAG = 16;
    private static final int KEY = 16;
    private static final int NONCE = 12;
    private static final int HASH = 32;
    private static final byte[] VERSION = ascii("HPKE-v1");
    /** DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-128-GCM (RFC 9180, section 7). */
    private static final byte[] SUITE = {'H', 'P', 'K', 'E', 0, 0x20, 0, 1, 0, 1};

    private final KDF hkdf;

    private HpkeSender() throws GeneralSecurityException {
        hkdf = KDF.getInstance("HKDF-SHA256");
    }

    /** @throws GeneralSecurityException, or {@link java.security.ProviderException}, when that is no usable public key */
    static Hpke.Message seal(byte[] publicKey, byte[] info, byte[] aad, ByteBuffer plaintext, Hpke.Proof proof)
            throws GeneralSecurityException, InvalidCipherTextException {
        KEM.Encapsulated secret = KEM.getInstance("DHKEM").newEncapsulator(key(publicKey)).encapsulate();
        byte[] shared = secret.key().getEncoded();
        try {
            return new Hpke.Message(secret.encapsulation(), new HpkeSender().message(shared, info, aad, plaintext, proof));
        } finally {
            Arrays.fill(shared, (byte) 0);
        }
    }

    /** RFC 7748, section 5: little-endian, and the highest bit does not count. */
    private static PublicKey key(byte[] littleEndian) throws GeneralSecurityException {
        if (littleEndian.length != BundleSeal.KEY) {
            throw new InvalidAlgorithmParameterException("a key has " + BundleSeal.KEY + " bytes");
        }
        byte[] u = new byte[littleEndian.length];
        for (int i = 0; i < u.length; i++) {
            u[i] = littleEndian[u.length - 1 - i];
        }
        u[0] &= 0x7f;
        return KeyFactory.getInstance("X25519").generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, new BigInteger(1, u)));
    }

    /** The key schedule, and the one message that there is. */
    private byte[] message(byte[] shared, byte[] info, byte[] aad, ByteBuffer plaintext, Hpke.Proof proof)
            throws GeneralSecurityException, InvalidCipherTextException {
        byte[] none = {};
        byte[] mode = {(byte) (proof.isGiven() ? 1 : 0)};
        byte[] context = joined(mode, extract(none, "psk_id_hash", proof.serial()), extract(none, "info_hash", info));
        byte[] secret = extract(shared, "secret", proof.code());
        byte[] key = expand(secret, "key", context, KEY);
        byte[] nonce = expand(secret, "base_nonce", context, NONCE);
        try {
            return encrypt(GCMBlockCipher.newInstance(AESEngine.newInstance()), new AEADParameters(new KeyParameter(key), 8 * TAG, nonce, aad), plaintext);
        } finally {
            Arrays.fill(secret, (byte) 0);
            Arrays.fill(key, (byte) 0);
        }
    }

    static byte[] encrypt(GCMModeCipher cipher, AEADParameters parameters, ByteBuffer plaintext) throws InvalidCipherTextException {
        cipher.init(true, parameters);
        byte[] sealed = new byte[plaintext.remaining() + TAG];
        byte[] block = new byte[BLOCK];
        int size = 0;
        while (plaintext.hasRemaining()) {
            int length = Math.min(BLOCK, plaintext.remaining());
            plaintext.get(block, 0, length);
            size += cipher.processBytes(block, 0, length, sealed, size);
        }
        Arrays.fill(block, (byte) 0);
        cipher.doFinal(sealed, size);
        return sealed;
    }

    /** LabeledExtract (RFC 9180, section 4). */
    private byte[] extract(byte[] salt, String label, byte[] material) throws GeneralSecurityException {
        byte[] labeled = joined(VERSION, SUITE, ascii(label), material);
        try {
            return hkdf.deriveData(HKDFParameterSpec.ofExtract().addIKM(labeled).addSalt(salt).extractOnly());
        } finally {
            Arrays.fill(labeled, (byte) 0);
        }
    }

    /** LabeledExpand (RFC 9180, section 4). */
    private byte[] expand(byte[] secret, String label, byte[] context, int length) throws GeneralSecurityException {
        byte[] labeled = joined(new byte[] {0, (byte) length}, VERSION, SUITE, ascii(label), context);
        return hkdf.deriveData(HKDFParameterSpec.expandOnly(new SecretKeySpec(secret, 0, HASH, "Generic"), labeled, length));
    }

    private static byte[] joined(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
