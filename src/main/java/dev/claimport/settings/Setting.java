package dev.claimport.settings;

import dev.claimport.claim.RootCas;
import dev.claimport.failure.PolicyFailure;
import dev.claimport.text.Language;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Everything that can be set, once. The administrator may fix any of it. Its words are in the bundles under {@code setting.<id>}.
 */
public enum Setting {
    /** The access portal of IAM Identity Center; when fixed, nobody signs in at another one. */
    START_URL(ValueType.ADDRESS, ""),
    /** The region that the portal is in. */
    SSO_REGION(ValueType.REGION, ""),
    /** The only ways to sign in, by the names of {@link SettingValues#checkSignIn}; empty: any. */
    SIGN_INS(ValueType.NAMES, ""),
    /** The region that AWS IoT is asked in, unless profile, environment or option say otherwise; when fixed, no other. */
    REGION(ValueType.REGION, ""),
    /** The only provisioning templates that claims are requested for; empty: any. */
    TEMPLATES(ValueType.NAMES, ""),
    /** The only device profiles that are used; empty: any. */
    DEVICE_PROFILES(ValueType.NAMES, ""),
    /** The certificate authority by which devices know AWS IoT, where they are not told another one. */
    ROOT_CA(ValueType.ROOT_CA, RootCas.names().getFirst()),
    /** Whether there is a practice. */
    PRACTICE(ValueType.SWITCH, ValueType.ON),
    /** Whether newer releases are looked for. */
    UPDATES(ValueType.SWITCH, ValueType.ON),
    /** Where the manifest of releases is; empty: nowhere. */
    UPDATE_URL(ValueType.ADDRESS, ""),
    /** Whose signature the manifest has to bear. */
    UPDATE_KEY(ValueType.ED25519_KEY, ""),
    /** The database that the ledgers of several stations are sent to; empty: none. */
    LEDGER_URL(ValueType.LEDGER_ADDRESS, ""),
    /** Whether benches stop devices while that database does not answer, as nobody knows then what other benches do. */
    LEDGER_REQUIRED(ValueType.SWITCH, ValueType.OFF),
    /** The printer of labels; empty: none. */
    LABEL_PRINTER(ValueType.PRINTER, ""),
    /** The label in ZPL, a file; empty: the one that Claimport has. */
    LABEL_TEMPLATE(ValueType.FILE, ""),
    /** Whether a bench prints the label of each device that passes. */
    LABEL_AT_PASS(ValueType.SWITCH, ValueType.ON),
    /** The language of window and commands; what machines read has none. */
    LANGUAGE(ValueType.LANGUAGE, Language.OF_SYSTEM),
    /** The colours of the window. */
    APPEARANCE(ValueType.APPEARANCE, "system"),
    /** How large the window's text is, and all that is around it, in percent. */
    TEXT_SIZE(ValueType.TEXT_SIZE, "100"),
    /** Whether the window keeps still. */
    REDUCED_MOTION(ValueType.REDUCED_MOTION, "system"),
    /** Whether a verdict can be heard. */
    SOUNDS(ValueType.SWITCH, ValueType.ON);

    private final ValueType type;
    private final String usual;

    Setting(ValueType type, String usual) {
        this.type = type;
        this.usual = usual;
    }

    /** As in files, commands and the registry: {@code start-url}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public ValueType type() {
        return type;
    }

    /** What holds when nobody has set it; empty for nothing. */
    public String usual() {
        return usual;
    }

    public static Optional<Setting> find(String id) {
        return Arrays.stream(values()).filter(setting -> setting.id().equals(id)).findFirst();
    }

    /** @throws dev.claimport.failure.FailureException {@code setting-unknown} */
    public static Setting named(String id) {
        return find(id).orElseThrow(() -> new PolicyFailure(PolicyFailure.Kind.SETTING_UNKNOWN, Map.of("setting", id,
                "known", Arrays.stream(values()).map(Setting::id).collect(Collectors.joining(", ")))).exception());
    }
}
