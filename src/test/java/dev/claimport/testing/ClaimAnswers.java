package dev.claimport.testing;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
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

/**
 * A claim as AWS IoT would answer it, in parts, so that a test can put them together wrongly.
 *
 * @param keyPem PKCS#1
 */
public record ClaimAnswers(String id, X509Certificate certificate, String certificatePem, String keyPem, Instant expiration) {

    /** Made at {@code now}: seven minutes wide, two of them in the past. */
    public static ClaimAnswers at(Instant now) {
        return of(Keys.rsa(), now.minus(Duration.ofMinutes(2)), now.plus(Duration.ofMinutes(5)));
    }

    public static ClaimAnswers of(KeyPair keys, Instant notBefore, Instant notAfter) {
        try {
            X509Certificate certificate = selfSigned(keys, "CN=claim", notBefore, notAfter);
            byte[] pkcs1 = PrivateKeyInfo.getInstance(keys.getPrivate().getEncoded()).parsePrivateKey().toASN1Primitive().getEncoded();
            return new ClaimAnswers(
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded())), certificate,
                    pem("CERTIFICATE", certificate.getEncoded()), pem("RSA PRIVATE KEY", pkcs1), notAfter);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static X509Certificate selfSigned(KeyPair keys, String name, Instant notBefore, Instant notAfter) {
        try {
            X500Name subject = new X500Name(name);
            return new JcaX509CertificateConverter().getCertificate(new JcaX509v3CertificateBuilder(
                    subject, BigInteger.TEN, Date.from(notBefore), Date.from(notAfter), subject, keys.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate())));
        } catch (OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END " + label + "-----\n";
    }

    /** The whole answer. */
    public String json() {
        return json(id, certificatePem, quoted(keyPem), expiration.getEpochSecond() + ".0");
    }

    /** @param key with its quotes */
    public static String json(String id, String certificatePem, String key, String expiration) {
        return "{\"certificateId\":\"" + id + "\",\"certificatePem\":" + quoted(certificatePem)
                + ",\"keyPair\":{\"PublicKey\":\"unused\",\"PrivateKey\":" + key + "},\"expiration\":" + expiration + "}";
    }

    /** A JSON string of a PEM text. */
    public static String quoted(String pem) {
        return "\"" + pem.replace("\n", "\\n") + "\"";
    }
}
