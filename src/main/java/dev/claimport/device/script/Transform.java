package dev.claimport.device.script;

import java.util.Locale;

/** How the content of a part is written for a device. Its PEM has 64 columns and LF to begin with (RFC 7468). */
enum Transform {
    LF,
    CRLF,
    /** The body on one line, as Sequans modems want it. */
    UNWRAPPED;

    /** As in profiles. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
