package dev.claimport.label;

import dev.claimport.failure.LocalFailure;
import dev.claimport.ledger.event.Attempt;
import dev.claimport.ledger.event.LedgerEvent;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.ledger.store.LedgerView;
import dev.claimport.ledger.store.StationLedger;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Labels of devices that have passed: filled in by what is recorded, and recorded themselves. May block. */
public final class DeviceLabels {

    private final LedgerFolder folder;
    private final StationLedger ledger;

    /** @param ledger writes what is in the folder */
    public DeviceLabels(LedgerFolder folder, StationLedger ledger) {
        this.folder = folder;
        this.ledger = ledger;
    }

    /**
     * Fills one in.
     *
     * @param id of the attempt, or the beginning of that
     * @throws dev.claimport.failure.FailureException {@code record-not-found}, {@code label-not-due}, {@code label-invalid}, {@code ledger-…}
     */
    public DeviceLabel draw(String id, LabelTemplate template) {
        Attempt attempt;
        try (LedgerView view = LedgerView.open(folder)) {
            attempt = view.attempt(id);
            // What it says is stuck to a device.
            view.requireUnaltered();
        }
        if (!isDue(attempt)) {
            throw new LocalFailure(LocalFailure.Kind.LABEL_NOT_DUE, Map.of("id", attempt.run())).exception();
        }
        int printed = (int) attempt.records().stream().filter(record -> record.type().equals("label-printed")).count();
        return new DeviceLabel(attempt, template.fill(values(attempt)), printed + 1);
    }

    /** Whether a device gets a label for this. */
    public static boolean isDue(Attempt attempt) {
        return attempt.outcome().equals("confirmed") || attempt.outcome().equals("delivered");
    }

    /**
     * Prints it. It is recorded before, as everything is: a label of which nobody knows is worse than one that is missing.
     *
     * @throws dev.claimport.failure.FailureException {@code printer-…}: then it is not printed; and as {@link StationLedger#append}
     */
    public void print(DeviceLabel label, LabelPrinter printer) {
        printer.requireReady();
        ledger.append(Optional.of(UUID.fromString(label.attempt().run())), new LedgerEvent.LabelPrinted(printer.address(), label.copy()));
        printer.print(label.zpl());
    }

    private static Map<String, String> values(Attempt attempt) {
        var workplace = attempt.workplace();
        var device = attempt.device();
        Map<String, String> values = new HashMap<>(attempt.parameters());
        values.putAll(Map.of("serial", device.serial(), "model", device.model(), "firmware", device.firmware(), "batch", workplace.batch(), "order", workplace.order(),
                "part", workplace.partNumber(), "revision", workplace.revision(), "station", workplace.station(), "operator", workplace.operator()));
        values.put("thing", attempt.ended().map(Attempt.End::thing).orElse(""));
        values.put("certificate", attempt.ended().map(Attempt.End::certificateId).orElse(""));
        values.put("date", attempt.start().atZone(ZoneId.systemDefault()).toLocalDate().toString());
        values.put("code", Gs1.code(workplace.partNumber(), device.serial()));
        return values;
    }
}
