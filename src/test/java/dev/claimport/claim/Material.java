package dev.claimport.claim;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Keys and certificates made by other means than those under test. Making keys is slow: there are two, made once. */
final class Material {

    static final KeyPair KEYS = keys();
    static final KeyPair OTHER_KEYS = keys();
    static final Instant ISSUED = Instant.parse("2026-11-23T14:00:31Z");
    static final Instant EXPIRES = ISSUED.plusSeconds(300);

    private Material() {}

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the JDK encodes it. */
    static byte[] pkcs8(KeyPair keys) {
        return keys.getPrivate().getEncoded();
    }

    /** As Bouncy Castle takes it out of PKCS#8. */
    static byte[] pkcs1(KeyPair keys) {
        try {
            return PrivateKeyInfo.getInstance(pkcs8(keys)).parsePrivateKey().toASN1Primitive().getEncoded();
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] pem(String label, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return ("-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n").getBytes(StandardCharsets.US_ASCII);
    }

    static ClaimKey key(KeyPair keys) {
        return ClaimKey.takingPem(pem("RSA PRIVATE KEY", pkcs1(keys)));
    }

    static X509Certificate certificate(Instant notBefore, Instant notAfter) {
        try {
            var builder = new JcaX509v3CertificateBuilder(new X500Name("CN=test"), BigInteger.valueOf(4711), Date.from(notBefore),
                    Date.from(notAfter), new X500Name("CN=claim"), KEYS.getPublic());
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(KEYS.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    static X509Certificate certificate() {
        return certificate(ISSUED.minusSeconds(120), EXPIRES);
    }

    static String id(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static ProvisioningClaim claim() {
        X509Certificate certificate = certificate();
        return new ProvisioningClaim("practice-sensor", id(certificate), certificate, key(KEYS), ISSUED);
    }

    static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
