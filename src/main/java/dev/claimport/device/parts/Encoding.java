package dev.claimport.device.parts;

/** How certificates and keys are written. */
public enum Encoding {
    /** RFC 7468, 64 columns, LF; the key as PKCS#1 ({@code BEGIN RSA PRIVATE KEY}), as AWS IoT sends it. */
    PEM,
    /** X.509 DER; the key as PKCS#8 (RFC 5958). Several root CAs follow one another. */
    DER
}
