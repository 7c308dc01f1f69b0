package dev.claimport.practice.device;

import dev.claimport.device.DeviceStatus.Cause;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.Arrays;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;

/**
 * An RSA key with which a device signs its TLS handshakes, and which is gone once nobody holds it.
 *
 * <p>The JDK remembers the private exponent of every RSA key that has signed ({@code sun.security.rsa.RSACore}, its cache of
 * blinding parameters), until another key signs after a garbage collection. Signing itself does without it: it takes the primes
 * (Chinese remainder theorem, RFC 8017, section 5.1.2). So the key is made with another number in that place.
 */
final class SigningKey {

    private static final BigInteger IN_PLACE_OF_THE_EXPONENT = BigInteger.valueOf(3);

    private SigningKey() {}

    /**
     * Wipes {@code pkcs8}.
     *
     * @throws DeviceProblem {@code storage} when it is no RSA key
     */
    static PrivateKey of(byte[] pkcs8) throws DeviceProblem {
        try {
            RSAPrivateKey key = RSAPrivateKey.getInstance(PrivateKeyInfo.getInstance(pkcs8).parsePrivateKey());
            return KeyFactory.getInstance("RSA").generatePrivate(new RSAPrivateCrtKeySpec(key.getModulus(), key.getPublicExponent(),
                    IN_PLACE_OF_THE_EXPONENT, key.getPrime1(), key.getPrime2(), key.getExponent1(), key.getExponent2(),
                    key.getCoefficient()));
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw new DeviceProblem(Cause.STORAGE, "a private key that cannot be read", e);
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
    }
}
