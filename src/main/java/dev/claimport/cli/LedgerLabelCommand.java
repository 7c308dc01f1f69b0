package dev.claimport.cli;

import dev.claimport.app.LabelSettings;
import dev.claimport.file.WholeFile;
import dev.claimport.label.DeviceLabel;
import dev.claimport.label.DeviceLabels;
import dev.claimport.label.LabelPdf;
import dev.claimport.label.LabelPicture;
import dev.claimport.label.LabelPrinter;
import dev.claimport.label.LabelTemplate;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.ledger.store.StationLedger;
import dev.claimport.settings.Setting;
import dev.claimport.settings.SettingValues;
import dev.claimport.settings.SettingsStore;
import dev.claimport.text.Messages;
import dev.claimport.text.VersionText;
import dev.claimport.time.TimeSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code claimport ledger label}: the label of a device that has passed. */
@Command(name = "label", mixinStandardHelpOptions = true, sortOptions = false)
final class LedgerLabelCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", descriptionKey = "ID")
    private String id;

    @Option(names = "--printer", paramLabel = "ADDRESS")
    private @Nullable String printer;

    @Option(names = "--template", paramLabel = "FILE", descriptionKey = "label-template")
    private @Nullable Path template;

    @Option(names = "--save", paramLabel = "FILE")
    private @Nullable Path save;

    @Mixin
    private final LedgerOption ledger = new LedgerOption();

    @Spec
    private CommandSpec spec;

    private final SettingsStore settings;
    private final Messages texts;
    private final TimeSource time;

    /** @param settings say which printer and which template, unless options do */
    LedgerLabelCommand(SettingsStore settings, Messages texts, TimeSource time) {
        this.settings = settings;
        this.texts = texts;
        this.time = time;
    }

    @Override
    public Integer call() {
        return new Work().call();
    }

    /** Apart from the command, into which picocli looks with every help: so that loads no class of the ledger. */
    private final class Work {

        Integer call() {
            var folder = new LedgerFolder(ledger.folder());
            SettingValues set = settings.read();
            Optional<LabelPrinter> wanted = save != null && printer == null ? Optional.empty() : Optional.ofNullable(printer).or(() -> set.text(Setting.LABEL_PRINTER))
                    .map(address -> LabelPrinter.of(address).orElseThrow(() -> UsageProblem.VALUE_WRONG.in(spec, "--printer", address)));
            if (wanted.isEmpty() && save == null) {
                throw UsageProblem.ARGUMENTS_MISSING.in(spec, "--printer, --save");
            }
            LabelTemplate form = template == null ? LabelSettings.template(set) : LabelTemplate.read(template);
            try (var writer = new StationLedger(folder, "", VersionText.number(), time.clock())) {
                var labels = new DeviceLabels(folder, writer);
                DeviceLabel label = labels.draw(id, form);
                if (save != null) {
                    WholeFile.replace(save, save.toString().endsWith(".pdf") ? LabelPdf.of(LabelPicture.of(label.zpl())) : label.zpl().getBytes(StandardCharsets.UTF_8), WholeFile.Access.KEPT);
                    spec.commandLine().getErr().println(texts.text("ledger.exported", Map.of("amount", 1, "target", save.toString())));
                }
                wanted.ifPresent(found -> {
                    labels.print(label, found);
                    spec.commandLine().getErr().println(texts.text("ledger.label", Map.of("thing", label.thing(), "copy", label.copy())));
                });
            }
            return ExitCodes.DONE;
        }
    }
}
