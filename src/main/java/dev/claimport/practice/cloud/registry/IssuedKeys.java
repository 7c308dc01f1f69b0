package dev.claimport.practice.cloud.registry;

import java.security.cert.X509Certificate;

/**
 * A certificate with the key that was made for it.
 *
 * @param privateKeyPem US-ASCII, PKCS#1; the receiver's to wipe
 */
public record IssuedKeys(X509Certificate certificate, byte[] privateKeyPem) {

    /** Leaves the key out. */
    @Override
    public String toString() {
        return "IssuedKeys[" + certificate.getSerialNumber() + "]";
    }
}
