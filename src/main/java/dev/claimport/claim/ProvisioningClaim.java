package dev.claimport.claim;

import dev.claimport.failure.ClaimFailure;
import dev.claimport.failure.ClaimFailure.Flaw;
import dev.claimport.failure.FailureException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

/**
 * A temporary certificate and private key with which one device may register itself (AWS IoT API reference,
 * CreateProvisioningClaim). Good for five minutes. Closing it wipes the key; everything else stays readable.
 *
 * <p>Checked when made: the id is the SHA-256 of the certificate's DER, the key belongs to the certificate, and the
 * certificate has not expired.
 */
public final class ProvisioningClaim implements AutoCloseable {

    private final String certificateId;
    private final X509Certificate certificate;
    private final byte[] certificateDer;
    private final ClaimKey key;
    private final Validity validity;
    private final String templateName;

    /**
     * Takes the key over; it is wiped when a check fails.
     *
     * @param certificateId as the service named it, 64 hex digits
     * @param now to check the validity against, by the service's clock
     * @throws FailureException {@code claim-invalid}, {@code claim-expired}
     */
    public ProvisioningClaim(String templateName, String certificateId, X509Certificate certificate, ClaimKey key, Instant now) {
        this.templateName = templateName;
        this.certificateId = certificateId;
        this.certificate = certificate;
        this.key = key;
        boolean good = false;
        try {
            this.certificateDer = certificate.getEncoded();
            this.validity = new Validity(certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant());
            check(now);
            good = true;
        } catch (CertificateEncodingException | IllegalArgumentException e) {
            throw ClaimFailure.invalid(Flaw.CERTIFICATE_UNUSABLE, e.toString()).exception(e);
        } finally {
            if (!good) {
                key.close();
            }
        }
    }

    private ProvisioningClaim(ProvisioningClaim original) {
        this.templateName = original.templateName;
        this.certificateId = original.certificateId;
        this.certificate = original.certificate;
        this.certificateDer = original.certificateDer;
        this.validity = original.validity;
        this.key = original.key.copy();
    }

    /** The same claim with a key of its own to wipe, for another device. @throws IllegalStateException when the key is already wiped */
    public ProvisioningClaim copy() {
        return new ProvisioningClaim(this);
    }

    private void check(Instant now) {
        if (!sha256Hex(certificateDer).equals(certificateId)) {
            throw ClaimFailure.invalid(Flaw.ID_OF_ANOTHER, "").exception();
        }
        if (!(certificate.getPublicKey() instanceof RSAPublicKey publicKey) || !key.belongsTo(publicKey)) {
            throw ClaimFailure.invalid(Flaw.KEY_OF_ANOTHER, "").exception();
        }
        if (now.isAfter(validity.notAfter())) {
            throw new ClaimFailure(ClaimFailure.Kind.CLAIM_EXPIRED, Map.of("expired", validity.notAfter())).exception();
        }
    }

    public String templateName() {
        return templateName;
    }

    /** SHA-256 of the certificate's DER in lower-case hex: 64 digits. */
    public String certificateId() {
        return certificateId;
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** The certificate as DER (a copy). */
    public byte[] certificateDer() {
        return certificateDer.clone();
    }

    public ClaimKey key() {
        return key;
    }

    /** Seven minutes wide, two of them before it was made. */
    public Validity validity() {
        return validity;
    }

    /** Wipes the key. */
    @Override
    public void close() {
        key.close();
    }

    @Override
    public String toString() {
        return "ProvisioningClaim[" + certificateId + ", " + key + "]";
    }

    private static String sha256Hex(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
