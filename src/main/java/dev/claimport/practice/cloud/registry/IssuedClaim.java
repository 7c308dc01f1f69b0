package dev.claimport.practice.cloud.registry;

import java.time.Instant;

/**
 * A claim as CreateProvisioningClaim answers it.
 *
 * @param privateKeyPem US-ASCII, PKCS#1; the answerer's to wipe
 */
public record IssuedClaim(String certificateId, String certificatePem, String publicKeyPem, byte[] privateKeyPem, Instant expiration) {

    /** Leaves the key out. */
    @Override
    public String toString() {
        return "IssuedClaim[" + certificateId + ", " + expiration + "]";
    }
}
