package dev.claimport.testing;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * RSA-2048 pairs, never one twice. Each prime is in many of them, since finding primes is what takes long: whoever has two of these moduli has both
 * private keys, which does no harm in a test.
 */
public final class RelatedKeys implements Supplier<KeyPair> {

    private static final int PRIME_BITS = 1024;
    private static final BigInteger EXPONENT = RSAKeyGenParameterSpec.F4;

    private final SecureRandom random = new SecureRandom();
    private final List<BigInteger> primes = new ArrayList<>(List.of(prime()));
    /** Of the last prime, the other in the next pair. */
    private int other;

    @Override
    public synchronized KeyPair get() {
        if (primes.size() == 1 || other == primes.size() - 1) {
            primes.add(prime());
            other = 0;
        }
        return pair(primes.getLast(), primes.get(other++));
    }

    /** One of which the product of two has all its bits, and the exponent an inverse. */
    private BigInteger prime() {
        while (true) {
            BigInteger found = BigInteger.probablePrime(PRIME_BITS, random);
            if (found.testBit(PRIME_BITS - 2) && found.subtract(BigInteger.ONE).gcd(EXPONENT).equals(BigInteger.ONE)) {
                return found;
            }
        }
    }

    /** RFC 8017, section 3. */
    private static KeyPair pair(BigInteger p, BigInteger q) {
        BigInteger fromP = p.subtract(BigInteger.ONE);
        BigInteger fromQ = q.subtract(BigInteger.ONE);
        BigInteger modulus = p.multiply(q);
        BigInteger secret = EXPONENT.modInverse(fromP.multiply(fromQ).divide(fromP.gcd(fromQ)));
        try {
            KeyFactory factory = KeyFactory.getInstance("RSA");
            return new KeyPair(factory.generatePublic(new RSAPublicKeySpec(modulus, EXPONENT)),
                    factory.generatePrivate(new RSAPrivateCrtKeySpec(modulus, EXPONENT, secret, p, q, secret.mod(fromP), secret.mod(fromQ), q.modInverse(p))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
