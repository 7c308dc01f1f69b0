package dev.claimport.practice.device;

import java.util.Optional;

/**
 * Whether a virtual device takes sealed bundles (hand-over group, "The seal").
 *
 * @param offered whether it offers a key
 * @param code on its label, without which it opens nothing; a virtual device's is no secret
 */
public record Sealing(boolean offered, Optional<String> code) {

    /** Firmware without the seal. */
    public static final Sealing NONE = new Sealing(false, Optional.empty());
    /** For whoever asks. */
    public static final Sealing OFFERED = new Sealing(true, Optional.empty());

    /** Only for who knows the code. */
    public static Sealing withCode(String code) {
        return new Sealing(true, Optional.of(code));
    }
}
