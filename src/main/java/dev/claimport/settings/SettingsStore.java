package dev.claimport.settings;

import dev.claimport.failure.FailureException;
import dev.claimport.failure.Place;
import dev.claimport.failure.PolicyFailure;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings that hold: the administrator's policy first, then the user's, then the usual ones. Thread-safe; reading may block. */
public final class SettingsStore {

    private final PolicySource source;
    private final UserFile user;
    private PolicySource.@Nullable Policy policy;

    /** @param userFile which need not exist */
    public SettingsStore(PolicySource policy, Path userFile) {
        this.source = policy;
        this.user = new UserFile(userFile);
    }

    /** That of this computer and its user. @param systemName as the system property {@code os.name} */
    public static SettingsStore usual(String systemName, Map<String, String> environment, Path home) {
        return new SettingsStore(PolicySource.usual(systemName), ConfigFolder.usual(systemName, environment, home).resolve("config.yaml"));
    }

    /**
     * What holds now, by the policy as it was read last; a policy that cannot be used is never passed over.
     *
     * @throws FailureException {@code policy-invalid}, {@code policy-untrusted}, {@code settings-invalid}, {@code file-unreadable}
     */
    public synchronized SettingValues read() {
        PolicySource.Policy fixed = policy();
        Map<Setting, String> own = user.read();
        Map<Setting, SettingValue> values = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            values.put(setting, fixed.values().containsKey(setting) ? new SettingValue(setting, fixed.values().get(setting), SettingValue.Source.POLICY, fixed.where())
                    : own.containsKey(setting) ? new SettingValue(setting, own.get(setting), SettingValue.Source.USER, user.path().toString())
                    : new SettingValue(setting, setting.usual(), SettingValue.Source.DEFAULT, ""));
        }
        return new SettingValues(values);
    }

    /** What holds now, with the policy read anew, which takes longer on some systems. @throws FailureException as {@link #read} */
    public synchronized SettingValues readAnew() {
        policy = null;
        return read();
    }

    /**
     * Sets what the user may set.
     *
     * @throws FailureException {@code setting-fixed}, {@code setting-wrong}, {@code file-not-writable}, and all that reading ends in
     */
    public synchronized void set(Setting setting, String text) {
        checkFree(setting);
        String value = setting.type().parse(text).orElseThrow(() -> new PolicyFailure(PolicyFailure.Kind.SETTING_WRONG,
                Map.of("setting", setting.id(), "problem", setting.type().problem(Place.WHOLE))).exception());
        user.change(before -> {
            Map<Setting, String> after = copy(before);
            after.put(setting, value);
            return after;
        });
    }

    /**
     * Takes back what the user has set.
     *
     * @throws FailureException {@code setting-fixed}, {@code file-not-writable}, and all that reading ends in
     */
    public synchronized void unset(Setting setting) {
        checkFree(setting);
        user.change(before -> {
            Map<Setting, String> after = copy(before);
            after.remove(setting);
            return after;
        });
    }

    private static Map<Setting, String> copy(Map<Setting, String> settings) {
        Map<Setting, String> copy = new EnumMap<>(Setting.class);
        copy.putAll(settings);
        return copy;
    }

    private void checkFree(Setting setting) {
        String fixed = policy().values().get(setting);
        if (fixed != null) {
            throw SettingValues.fixed(new SettingValue(setting, fixed, SettingValue.Source.POLICY, policy().where()));
        }
    }

    private PolicySource.Policy policy() {
        if (policy == null) {
            policy = source.read();
        }
        return policy;
    }
}
