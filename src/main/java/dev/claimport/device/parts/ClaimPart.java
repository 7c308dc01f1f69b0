package dev.claimport.device.parts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a device has to be given, piece by piece. */
public enum ClaimPart {
    /** The claim's certificate. */
    CERT,
    /** The claim's private key. */
    KEY,
    /** The root CAs by which the device knows its endpoint. */
    CA,
    /** Host and port. */
    ENDPOINT,
    /** The provisioning template's name. */
    TEMPLATE,
    /** The template's parameters. */
    PARAMS;

    /** As in a profile: {@code cert}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is one of the settings, of which several may share a file. */
    public boolean isSetting() {
        return this == ENDPOINT || this == TEMPLATE || this == PARAMS;
    }

    public static Optional<ClaimPart> of(String id) {
        return Arrays.stream(values()).filter(slot -> slot.id().equals(id)).findFirst();
    }
}
