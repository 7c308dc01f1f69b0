package dev.claimport.label;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.desktop.testing.DirectBackground;
import dev.claimport.failure.Failure;
import dev.claimport.failure.LocalFailure.Kind;
import dev.claimport.ledger.Events;
import dev.claimport.ledger.Recorded;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.ledger.store.LedgerView;
import dev.claimport.ledger.store.StationLedger;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.NetworkPrinter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labels that are printed by themselves. */
class LabelLineTest {

    private static final String READY = NetworkPrinter.state(0, 0, 0, 0);

    @TempDir
    private Path folder;

    private final List<LabelLine.State> told = new ArrayList<>();
    private LedgerFolder ledger;
    private StationLedger writer;
    private NetworkPrinter printer;
    private Optional<LabelTemplate> template = Optional.of(LabelTemplate.usual());
    private LabelLine line;

    @BeforeEach
    void open() throws Exception {
        ledger = Recorded.attempts(folder, 3);
        writer = Recorded.writer(ledger, new ManualTime());
        printer = new NetworkPrinter(READY);
        line = new PassLabels(new DeviceLabels(ledger, writer), () -> template.map(form -> new LabelSetup(LabelPrinter.of(printer.address()).orElseThrow(), form)))
                .line(new DirectBackground(), told::add);
    }

    @AfterEach
    void close() throws Exception {
        line.close();
        writer.close();
        printer.close();
    }

    private long prints(int number) {
        try (LedgerView view = LedgerView.open(ledger)) {
            return view.attempt(Events.run(number).toString()).records().stream().filter(record -> record.type().equals("label-printed")).count();
        }
    }

    private Optional<Kind> failure() {
        return told.getLast().failure().map(Failure::kind).map(Kind.class::cast);
    }

    @Test
    void eachThatPassesIsPrintedAndRecorded() throws Exception {
        line.add(Events.run(1).toString());
        assertTrue(printer.next().contains("sensor-4711-0001"));
        assertEquals(1, prints(1));
        assertEquals(Optional.of(1), told.getLast().printed().map(DeviceLabel::copy));
        assertFalse(line.isBusy());
    }

    @Test
    void whatAPrinterWithoutPaperDoesNotPrintWaitsInItsOrderAndIsNotRecorded() throws Exception {
        printer.turn(NetworkPrinter.state(1, 0, 0, 0));
        line.add(Events.run(1).toString());
        line.add(Events.run(2).toString());
        assertEquals(Optional.of(Kind.PRINTER_OUT_OF_PAPER), failure());
        assertEquals(2, told.getLast().waiting());
        assertEquals(0, prints(1));
        printer.turn(READY);
        line.again();
        assertTrue(printer.next().contains("sensor-4711-0001"));
        assertTrue(printer.next().contains("sensor-4711-0002"));
        assertEquals(0, told.getLast().waiting());
        assertEquals(Optional.empty(), failure());
    }

    @Test
    void aLabelThatCannotBeFilledInHoldsUpNoOther() throws Exception {
        template = Optional.of(new LabelTemplate("own.zpl", "^XA^FD${nobody}^FS^XZ"));
        line.add(Events.run(1).toString());
        assertEquals(Optional.of(Kind.LABEL_INVALID), failure());
        assertEquals(0, told.getLast().waiting());
        template = Optional.of(LabelTemplate.usual());
        line.add(Events.run(2).toString());
        assertTrue(printer.next().contains("sensor-4711-0002"));
    }

    @Test
    void thoseThatNobodyWantsAnyMoreAreLeft() throws Exception {
        printer.close();
        line.add(Events.run(1).toString());
        assertEquals(Optional.of(Kind.PRINTER_UNREACHABLE), failure());
        line.drop();
        assertEquals(Optional.empty(), failure());
        assertEquals(0, told.getLast().waiting());
    }

    @Test
    void noneIsPrintedWhereNoPrinterIsSet() {
        template = Optional.empty();
        line.add(Events.run(1).toString());
        assertEquals(List.of(), told);
        assertEquals(0, prints(1));
        assertFalse(line.isBusy());
    }
}
