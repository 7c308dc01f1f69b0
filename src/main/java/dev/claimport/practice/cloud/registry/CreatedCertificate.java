package dev.claimport.practice.cloud.registry;

/**
 * What CreateKeysAndCertificate and CreateCertificateFromCsr answer.
 *
 * @param privateKeyPem US-ASCII, PKCS#1, the receiver's to wipe; empty when the device made its own key
 */
public record CreatedCertificate(String id, String pem, byte[] privateKeyPem, String ownershipToken) {

    /** Leaves key and token out. */
    @Override
    public String toString() {
        return "CreatedCertificate[" + id + "]";
    }
}
