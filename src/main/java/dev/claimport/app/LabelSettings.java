package dev.claimport.app;

import dev.claimport.label.LabelPrinter;
import dev.claimport.label.LabelSetup;
import dev.claimport.label.LabelTemplate;
import dev.claimport.label.PassLabels;
import dev.claimport.settings.Setting;
import dev.claimport.settings.SettingValues;
import dev.claimport.settings.SettingsStore;
import java.nio.file.Path;
import java.util.Optional;

/** What the settings say of labels. */
public final class LabelSettings {

    private LabelSettings() {}

    /** Where labels are printed; empty where no printer is set. @throws dev.claimport.failure.FailureException {@code file-unreadable} */
    public static Optional<LabelSetup> of(SettingValues settings) {
        return settings.text(Setting.LABEL_PRINTER).flatMap(LabelPrinter::of).map(printer -> new LabelSetup(printer, template(settings)));
    }

    /** The same, where they are printed by themselves after a pass. */
    private static Optional<LabelSetup> atPass(SettingValues settings) {
        return settings.isOn(Setting.LABEL_AT_PASS) ? of(settings) : Optional.empty();
    }

    /** Labels that a bench prints. @param settings read anew for each */
    public static PassLabels ofBench(RoleContexts contexts, SettingsStore settings) {
        return new PassLabels(contexts.labels(), () -> atPass(settings.read()));
    }

    /** @throws dev.claimport.failure.FailureException {@code file-unreadable} */
    public static LabelTemplate template(SettingValues settings) {
        return settings.text(Setting.LABEL_TEMPLATE).map(file -> LabelTemplate.read(Path.of(file))).orElseGet(LabelTemplate::usual);
    }
}
