package dev.claimport.desktop.settings;

import dev.claimport.desktop.memory.Appearance;
import dev.claimport.failure.FailureException;
import dev.claimport.settings.Setting;
import dev.claimport.settings.SettingValue;
import dev.claimport.settings.SettingValues;
import dev.claimport.settings.SettingsStore;
import dev.claimport.settings.ValueType;
import dev.claimport.support.RecentFailures;
import dev.claimport.support.SupportReport;
import dev.claimport.text.Language;
import dev.claimport.update.Updates;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the window knows of settings, releases and support. What holds is read in the background and kept here for the screen.
 *
 * @see SettingsStore
 */
public final class Administration {

    private static final Logger LOG = LoggerFactory.getLogger(Administration.class);

    private final SettingsStore settings;
    private final Updates updates;
    private final SupportReport support;
    private final RecentFailures failures;
    private final Locale system;
    private volatile Optional<SettingValues> known = Optional.empty();

    /** @param system the locale of this computer */
    public Administration(SettingsStore settings, Updates updates, SupportReport support, RecentFailures failures, Locale system) {
        this.settings = settings;
        this.updates = updates;
        this.support = support;
        this.failures = failures;
        this.system = system;
    }

    /**
     * Reads what holds; blocks. Where it cannot be read, nobody can sign in or practise either, and is told why there.
     *
     * @param before the colours that an earlier version remembered by itself
     */
    public void open(Appearance before) {
        try {
            SettingValues now = settings.read();
            if (before != Appearance.SYSTEM && now.value(Setting.APPEARANCE).source() == SettingValue.Source.DEFAULT) {
                settings.set(Setting.APPEARANCE, before.name().toLowerCase(Locale.ROOT));
            }
            read();
        } catch (FailureException e) {
            LOG.warn("the settings cannot be used: {}", e.failure().id());
        }
    }

    /** Reads what holds, the policy too; blocks. @throws FailureException as {@link SettingsStore#read} */
    public SettingValues read() {
        SettingValues now = settings.readAnew();
        known = Optional.of(now);
        return now;
    }

    /** What was read last; empty where it could not be. */
    public Optional<SettingValues> known() {
        return known;
    }

    public boolean isFixed(Setting setting) {
        return known.map(values -> values.value(setting).isFixed()).orElse(false);
    }

    /** The colours that are set. */
    public Appearance appearance() {
        return known.map(Administration::appearance).orElse(Appearance.SYSTEM);
    }

    /** The colours that these settings name. */
    public static Appearance appearance(SettingValues values) {
        return Appearance.valueOf(values.value(Setting.APPEARANCE).text().toUpperCase(Locale.ROOT));
    }

    /** How much larger than usual everything is, from 1 on. */
    public static double size(SettingValues values) {
        return Integer.parseInt(values.value(Setting.TEXT_SIZE).text()) / 100.0;
    }

    /** Whether everything keeps still; empty: as the system says. */
    public static Optional<Boolean> still(SettingValues values) {
        String still = values.value(Setting.REDUCED_MOTION).text();
        return still.equals(Setting.REDUCED_MOTION.usual()) ? Optional.empty() : Optional.of(still.equals(ValueType.ON));
    }

    /** Whether a verdict can be heard. */
    public boolean sounds() {
        return known.map(values -> values.isOn(Setting.SOUNDS)).orElse(true);
    }

    /** What is spoken. */
    public Locale locale() {
        return known.map(this::locale).orElse(system);
    }

    /** What is spoken by these settings. */
    public Locale locale(SettingValues values) {
        return Language.locale(values.value(Setting.LANGUAGE).text(), system);
    }

    public SettingsStore settings() {
        return settings;
    }

    public Updates updates() {
        return updates;
    }

    public SupportReport support() {
        return support;
    }

    public RecentFailures failures() {
        return failures;
    }
}
