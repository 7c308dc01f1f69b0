package dev.claimport.practice.cloud.registry;

import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/** A certificate signing request whose signature has been verified (PKCS#10, RFC 2986). */
record CertificateRequest(PublicKey publicKey, X500Name subject) {

    /** Far above any request with an RSA-4096 key. */
    private static final int MAX_LENGTH = 8192;
    private static final Set<ASN1Encodable> CURVES = Set.of(SECObjectIdentifiers.secp256r1, SECObjectIdentifiers.secp384r1);

    /** @throws ProvisioningRefused 400 InvalidCertificateSigningRequest */
    static CertificateRequest verified(String pem) throws ProvisioningRefused {
        if (pem.length() > MAX_LENGTH) {
            throw refused("The certificate signing request is longer than " + MAX_LENGTH + " characters.");
        }
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            if (!(parser.readObject() instanceof PKCS10CertificationRequest request)) {
                throw refused("The certificate signing request is not a PEM-encoded PKCS#10 request.");
            }
            PublicKey key = new JcaPKCS10CertificationRequest(request).getPublicKey();
            if (!isStrong(request, key)) {
                throw refused("The key must be RSA with at least 2048 bits, or on the curve P-256 or P-384.");
            }
            if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
                throw refused("The signature of the certificate signing request is wrong.");
            }
            boolean unnamed = request.getSubject().getRDNs().length == 0;
            return new CertificateRequest(key, unnamed ? DistinguishedNames.DEVICE : request.getSubject());
        } catch (IOException | GeneralSecurityException | OperatorCreationException | PKCSException | RuntimeException _) {
            // Bouncy Castle's parsers throw unchecked exceptions of many kinds for malformed input.
            throw refused("The certificate signing request cannot be read.");
        }
    }

    private static boolean isStrong(PKCS10CertificationRequest request, PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa -> rsa.getModulus().bitLength() >= 2048;
            case ECPublicKey _ -> CURVES.contains(request.getSubjectPublicKeyInfo().getAlgorithm().getParameters());
            default -> false;
        };
    }

    private static ProvisioningRefused refused(String message) {
        return new ProvisioningRefused(400, "InvalidCertificateSigningRequest", message);
    }
}
