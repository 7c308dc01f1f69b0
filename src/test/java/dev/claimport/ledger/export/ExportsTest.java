package dev.claimport.ledger.export;

import dev.claimport.failure.LocalFailure;
import dev.claimport.ledger.Events;
import dev.claimport.ledger.Recorded;
import dev.claimport.ledger.store.AttemptQuery;
import dev.claimport.ledger.store.LedgerView;
import dev.claimport.testing.Failures;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class ExportsTest {

    @TempDir
    Path folder;

    /** Not even root may write there. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aFolderThatMayOnlyBeReadIsNamedByEveryExport() {
        try (LedgerView view = LedgerView.open(Recorded.attempts(folder, 2))) {
            Path there = Path.of("/proc/claimport");
            Stream.<Executable>of(() -> Exports.csv(view, AttemptQuery.all(), there), () -> Exports.jsonLines(view, there), () -> Tiles.write(view, there),
                    () -> Exports.reports(view, AttemptQuery.all(), there, TestReports::openHtf),
                    () -> Exports.proofs(view, view.attempt(Events.run(1).toString()), there),
                    () -> Exports.proofsZip(view, view.attempt(Events.run(1).toString()), there))
                    .forEach(export -> Failures.expect(LocalFailure.Kind.FILE_NOT_WRITABLE, export));
        }
    }
}
