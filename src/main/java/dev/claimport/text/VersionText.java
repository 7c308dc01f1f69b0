package dev.claimport.text;

import java.util.Optional;

/** {@code --version}: the version in the jar's manifest, and that of Java. */
public final class VersionText {

    private VersionText() {}

    public static String text() {
        return "claimport " + number() + " (Java " + Runtime.version() + ")";
    }

    /** {@code 1.2.3}; in brackets, what it is instead. */
    public static String number() {
        return Optional.ofNullable(VersionText.class.getPackage().getImplementationVersion()).orElse("(not packaged)");
    }
}
