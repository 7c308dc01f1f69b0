package dev.claimport.device.seal;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;

/** Opens a sealed bundle with a key that is known, as a device would. */
public final class SealExample {

    private SealExample() {}

    /** For the claim {@code abab…}. @param code empty for none */
    public static byte[] open(byte[] privateKey, byte[] encapsulated, byte[] sealed, byte[] code, String serial) throws SealException {
        Hpke.Proof proof = code.length == 0 ? Hpke.Proof.NONE : new Hpke.Proof(code, serial.getBytes(StandardCharsets.UTF_8));
        return Hpke.open(pair(privateKey), info(), new byte[0], new Hpke.Message(encapsulated, sealed), proof);
    }

    private static AsymmetricCipherKeyPair pair(byte[] privateKey) {
        var key = new X25519PrivateKeyParameters(privateKey, 0);
        return new AsymmetricCipherKeyPair(key.generatePublicKey(), key);
    }

    private static byte[] info() {
        return ("claimport hand-over 1\0" + "ab".repeat(32)).getBytes(StandardCharsets.US_ASCII);
    }
}
