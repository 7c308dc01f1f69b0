package dev.claimport.claim;

import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What is shown and recorded of a claim: everything but its key.
 *
 * @param fingerprint SHA-256 of the certificate's DER as OpenSSL writes it: upper case, by colons
 * @param algorithm of key and signature: {@code RSA-2048, SHA-256}
 */
public record ClaimFacts(String certificateId, String templateName, String fingerprint, String subject, String algorithm, Validity validity) {

    /** Reads the certificate; works for a claim whose key is wiped, too. */
    public static ClaimFacts of(ProvisioningClaim claim) {
        X509Certificate certificate = claim.certificate();
        byte[] digest = HexFormat.of().parseHex(claim.certificateId());
        return new ClaimFacts(claim.certificateId(), claim.templateName(), HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest),
                certificate.getSubjectX500Principal().getName(), algorithm(certificate), claim.validity());
    }

    private static String algorithm(X509Certificate certificate) {
        String key = certificate.getPublicKey() instanceof RSAPublicKey rsa
                ? "RSA-" + rsa.getModulus().bitLength()
                : certificate.getPublicKey().getAlgorithm();
        String signature = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
        return key + ", " + signature.split("WITH", 2)[0].replaceFirst("^SHA(?=\\d)", "SHA-");
    }
}
