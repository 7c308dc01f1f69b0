package dev.claimport.practice.device.zephyr;

/**
 * What builds of Zephyr's shell for credentials differ in.
 *
 * @param buffer {@code CONFIG_TLS_CREDENTIALS_SHELL_CRED_BUF_SIZE}: has to hold a credential's Base64
 * @param entries {@code CONFIG_TLS_MAX_CREDENTIALS_NUMBER}
 * @param digests whether its storage can say what it holds
 * @param keeps whether its storage outlives a restart
 * @param built whether it has the commands at all
 */
public record CredOptions(int buffer, int entries, boolean digests, boolean keeps, boolean built) {

    /** One that can take a claim. */
    public static final CredOptions USUAL = new CredOptions(4096, 4, true, true, true);
    /** As Zephyr builds it where nobody says otherwise. */
    public static final CredOptions SMALL = new CredOptions(1024, 4, true, false, true);
}
