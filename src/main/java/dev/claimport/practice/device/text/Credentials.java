package dev.claimport.practice.device.text;

import dev.claimport.claim.ClaimKey;
import dev.claimport.claim.SecretBytes;
import dev.claimport.practice.device.BundleContents;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Certificate, key and root as PEM, as a device has stored them; endpoint and template are built into its firmware. */
public record Credentials(byte[] certificate, byte[] key, byte[] roots) {

    private static final String BEGIN = "-----BEGIN ";

    /** Empty where they are unreadable, or do not belong together. The contents are the caller's to close. */
    public Optional<BundleContents> read() {
        try (ClaimKey privateKey = ClaimKey.takingPem(key.clone())) {
            X509Certificate own = certificates(certificate).getFirst();
            return own.getPublicKey() instanceof RSAPublicKey rsa && privateKey.belongsTo(rsa)
                    ? Optional.of(new BundleContents("", 0, "", Map.of(), own, privateKey.lend(Credentials::copy), certificates(roots), Optional.empty()))
                    : Optional.empty();
        } catch (CertificateException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Whether a device would take it for what it is said to be. */
    public static boolean isPem(byte[] content) {
        return new String(content, 0, Math.min(content.length, BEGIN.length()), StandardCharsets.ISO_8859_1).equals(BEGIN);
    }

    private static List<X509Certificate> certificates(byte[] pem) throws CertificateException {
        return CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem)).stream().map(X509Certificate.class::cast).toList();
    }

    private static SecretBytes copy(ByteBuffer der) {
        SecretBytes copy = new SecretBytes(der.remaining());
        copy.lend(out -> out.put(der));
        return copy;
    }
}
