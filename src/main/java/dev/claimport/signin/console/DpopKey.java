package dev.claimport.signin.console;

import dev.claimport.claim.SecretBytes;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;

/**
 * The key that a sign-in's refresh tokens are bound to: P-256, kept outside of the heap until it is closed. The JCA knows keys only as objects of
 * the heap; such a one is made for each signature and kept nowhere. Safe for use from several threads.
 */
final class DpopKey implements AutoCloseable {

    static final int SIZE = 32;

    private static final X9ECParameters CURVE = SECNamedCurves.getByOID(SECObjectIdentifiers.secp256r1);
    private static final String CURVE_NAME = "secp256r1";
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final SecretBytes scalar;
    private final byte[] x;
    private final byte[] y;

    private DpopKey(BigInteger scalar) {
        byte[] bytes = BigIntegers.asUnsignedByteArray(SIZE, scalar);
        ECPoint point = new FixedPointCombMultiplier().multiply(CURVE.getG(), scalar).normalize();
        // Both are as long as the field, zeros in front included (RFC 7518, section 6.2.1.2).
        x = point.getAffineXCoord().getEncoded();
        y = point.getAffineYCoord().getEncoded();
        this.scalar = SecretBytes.taking(bytes, 0, SIZE);
    }

    static DpopKey random() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(CURVE_NAME));
            KeyPair pair = generator.generateKeyPair();
            return new DpopKey(((ECPrivateKey) pair.getPrivate()).getS());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has P-256", e);
        }
    }

    /** @throws IllegalArgumentException when it is none of this curve */
    static DpopKey of(BigInteger scalar) {
        if (scalar.signum() <= 0 || scalar.compareTo(CURVE.getN()) >= 0) {
            throw new IllegalArgumentException("no key of P-256");
        }
        return new DpopKey(scalar);
    }

    /**
     * Reads SEC1 in PEM (RFC 5915).
     *
     * @throws IllegalArgumentException when it is damaged, or of another curve, or its public key is another one's; never quotes it
     */
    static DpopKey ofPem(String pem) {
        byte[] der = {};
        try (var reader = new org.bouncycastle.util.io.pem.PemReader(new java.io.StringReader(pem))) {
            var block = reader.readPemObject();
            if (block == null || !block.getType().equals("EC PRIVATE KEY")) {
                throw new IllegalArgumentException("not SEC1 in PEM");
            }
            der = block.getContent();
            var key = org.bouncycastle.asn1.sec.ECPrivateKey.getInstance(der);
            if (key.getParametersObject() != null && !SECObjectIdentifiers.secp256r1.equals(key.getParametersObject())) {
                throw new IllegalArgumentException("another curve");
            }
            DpopKey read = of(key.getKey());
            if (key.getPublicKey() != null && !Arrays.equals(key.getPublicKey().getBytes(), read.point())) {
                read.close();
                throw new IllegalArgumentException("the public key is another one's");
            }
            return read;
        } catch (IOException | IllegalStateException | ClassCastException e) {
            throw new IllegalArgumentException("damaged");
        } finally {
            Arrays.fill(der, (byte) 0);
        }
    }

    /** SEC1 in PEM with curve and public key, without which other tools refuse it: 64 columns, and a line feed at the end. */
    String pem() {
        byte[] der = {};
        byte[] base64 = {};
        try {
            var key = new org.bouncycastle.asn1.sec.ECPrivateKey(SIZE * 8, scalar(), new DERBitString(point()), curve());
            der = key.getEncoded("DER");
            base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encode(der);
            return "-----BEGIN EC PRIVATE KEY-----\n" + new String(base64, StandardCharsets.US_ASCII) + "\n-----END EC PRIVATE KEY-----\n";
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } finally {
            Arrays.fill(der, (byte) 0);
            Arrays.fill(base64, (byte) 0);
        }
    }

    private static ASN1ObjectIdentifier curve() {
        return SECObjectIdentifiers.secp256r1;
    }

    /** A proof that a request comes from who holds this key (RFC 9449, section 4.2). @param uri without query */
    String proof(String method, String uri, Instant now) {
        return proof(method, uri, now, UUID.randomUUID().toString());
    }

    String proof(String method, String uri, Instant now, String id) {
        String header = "{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"jwk\":{\"kty\":\"EC\",\"x\":\"" + URL.encodeToString(x) + "\",\"y\":\"" + URL.encodeToString(y)
                + "\",\"crv\":\"P-256\"}}";
        String claims = "{\"jti\":\"" + id + "\",\"htm\":\"" + method + "\",\"htu\":\"" + uri + "\",\"iat\":" + now.getEpochSecond() + "}";
        String signed = base64(header) + "." + base64(claims);
        return signed + "." + URL.encodeToString(sign(signed.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String base64(String json) {
        return URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    /** R and S, 32 bytes each (RFC 7518, section 3.4). */
    byte[] sign(byte[] content) {
        try {
            PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(scalar(), parameters()));
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java signs with P-256", e);
        }
    }

    private static java.security.spec.ECParameterSpec parameters() throws GeneralSecurityException {
        var parameters = java.security.AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(CURVE_NAME));
        return parameters.getParameterSpec(java.security.spec.ECParameterSpec.class);
    }

    private BigInteger scalar() {
        byte[] copy = new byte[SIZE];
        try {
            return scalar.lend(bytes -> {
                bytes.get(copy);
                return new BigInteger(1, copy);
            });
        } finally {
            Arrays.fill(copy, (byte) 0);
        }
    }

    /** Uncompressed (SEC 1, section 2.3.3). */
    private byte[] point() {
        byte[] point = new byte[1 + 2 * SIZE];
        point[0] = 4;
        System.arraycopy(x, 0, point, 1, SIZE);
        System.arraycopy(y, 0, point, 1 + SIZE, SIZE);
        return point;
    }

    boolean isSameAs(DpopKey other) {
        return Arrays.equals(x, other.x) && Arrays.equals(y, other.y);
    }

    @Override
    public void close() {
        scalar.close();
    }

    /** Says nothing of the key. */
    @Override
    public String toString() {
        return "DpopKey[" + (scalar.isWiped() ? "wiped" : "in memory") + "]";
    }
}
