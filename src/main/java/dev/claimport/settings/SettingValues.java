package dev.claimport.settings;

import dev.claimport.failure.FailureException;
import dev.claimport.failure.PolicyFailure;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What all settings have, and what follows from it. */
public record SettingValues(Map<Setting, SettingValue> values) {

    public SettingValues {
        values = Map.copyOf(values);
    }

    public SettingValue value(Setting setting) {
        return values.get(setting);
    }

    /** In the order of the settings. */
    public List<SettingValue> all() {
        return Arrays.stream(Setting.values()).map(this::value).toList();
    }

    /** Empty when nothing is set. */
    public Optional<String> text(Setting setting) {
        return Optional.of(value(setting).text()).filter(text -> !text.isEmpty());
    }

    /** Of a {@link ValueType#SWITCH}. */
    public boolean isOn(Setting setting) {
        return value(setting).text().equals(ValueType.ON);
    }

    /** Of {@link ValueType#NAMES}; empty when any name will do. */
    public List<String> names(Setting setting) {
        return text(setting).map(text -> List.of(text.split(", "))).orElse(List.of());
    }

    public boolean allows(Setting setting, String name) {
        List<String> names = names(setting);
        return names.isEmpty() || names.contains(name);
    }

    /** @throws FailureException {@code template-not-permitted} */
    public void checkTemplate(String template) {
        if (!allows(Setting.TEMPLATES, template)) {
            throw new PolicyFailure(PolicyFailure.Kind.TEMPLATE_NOT_PERMITTED, Map.of("template", template,
                    "allowed", value(Setting.TEMPLATES).text())).exception();
        }
    }

    /** @throws FailureException {@code device-profile-not-permitted} */
    public void checkDeviceProfile(String profile) {
        if (!allows(Setting.DEVICE_PROFILES, profile)) {
            throw new PolicyFailure(PolicyFailure.Kind.DEVICE_PROFILE_NOT_PERMITTED, Map.of("profile", profile,
                    "allowed", value(Setting.DEVICE_PROFILES).text())).exception();
        }
    }

    /**
     * @param way {@code identity-center}, {@code console} or {@code profile}, which is any profile that is neither
     * @throws FailureException {@code sign-in-not-permitted}
     */
    public void checkSignIn(String way) {
        if (!allows(Setting.SIGN_INS, way)) {
            throw new PolicyFailure(PolicyFailure.Kind.SIGN_IN_NOT_PERMITTED, Map.of("method", way, "allowed", value(Setting.SIGN_INS).text())).exception();
        }
    }

    /** @throws FailureException {@code practice-off} */
    public void checkPractice() {
        if (!isOn(Setting.PRACTICE)) {
            throw new PolicyFailure(PolicyFailure.Kind.PRACTICE_OFF, Map.of()).exception();
        }
    }

    /** Where the administrator has fixed it, nothing else will do. @throws FailureException {@code setting-fixed} */
    public void checkFixed(Setting setting, String text) {
        SettingValue value = value(setting);
        if (value.isFixed() && !plain(value.text()).equals(plain(text))) {
            throw fixed(value);
        }
    }

    static FailureException fixed(SettingValue value) {
        return new PolicyFailure(PolicyFailure.Kind.SETTING_FIXED, Map.of("setting", value.setting().id(), "value", value.text(),
                "where", value.where())).exception();
    }

    /** Start URLs are written with and without the slash, and the fragment, at their end. */
    private static String plain(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replaceFirst("/?(#/?)?$", "");
    }
}
