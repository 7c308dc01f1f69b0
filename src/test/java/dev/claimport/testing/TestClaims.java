package dev.claimport.testing;

import dev.claimport.claim.ClaimKey;
import dev.claimport.claim.ProvisioningClaim;
import dev.claimport.practice.cloud.registry.CertificateAuthority;
import dev.claimport.practice.cloud.registry.IssuedClaim;
import dev.claimport.time.TimeSource;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;

/** Claims as AWS IoT makes them, all with one key pair, since making keys is slow; the same in each run, for a trace hides what happens to look like a piece of it. */
public final class TestClaims {

    private static final KeyPair KEYS = Keys.rsaOf(1);

    private final CertificateAuthority ca;
    private final TimeSource time;

    public TestClaims(TimeSource time) {
        this.time = time;
        ca = new CertificateAuthority(time, () -> KEYS);
    }

    /** Of all of them. */
    public static PrivateKey privateKey() {
        return KEYS.getPrivate();
    }

    public ProvisioningClaim claim(String templateName, Duration lifetime) {
        IssuedClaim issued = ca.issueClaim(lifetime);
        try {
            var certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(issued.certificatePem().getBytes(StandardCharsets.US_ASCII)));
            return new ProvisioningClaim(templateName, issued.certificateId(), certificate, ClaimKey.takingPem(issued.privateKeyPem()), time.instant());
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }
}
