package dev.claimport.device.parts;

/** How endpoint, template and parameters are written. */
public enum SettingsFormat {
    /** One object: {@code endpoint}, {@code port}, {@code template}, {@code parameters}, as far as they belong into the file. */
    JSON,
    /** The same as a CBOR map (RFC 8949) with text keys. */
    CBOR,
    /** The bare text of one setting: host, or host:port where the port is not 8883; or the template's name. */
    TEXT
}
