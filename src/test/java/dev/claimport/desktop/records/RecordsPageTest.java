package dev.claimport.desktop.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.testing.DirectBackground;
import dev.claimport.desktop.testing.Toolkit;
import dev.claimport.failure.LedgerFailure;
import dev.claimport.ledger.Recorded;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.testing.ManualTime;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordsPageTest {

    @TempDir
    private Path folder;

    @Test
    void figuresThatCannotBeCountedAreNotSaidToBeShown() throws Exception {
        LedgerFolder ledger = Recorded.attempts(folder, 3);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + ledger.database()); Statement statement = connection.createStatement()) {
            statement.execute("UPDATE record SET body = CAST('{}' AS BLOB) WHERE idx = 1");
        }
        Toolkit.start();
        Toolkit.run(() -> {
            var model = new RecordsViewModel(RecordSources.of(ledger), new ManualTime(), ZoneOffset.UTC, new DirectBackground());
            var page = new RecordsPage(model, new Texts(Locale.ENGLISH, ZoneOffset.UTC), (_, _, _) -> Optional.empty(), _ -> { });
            model.look();
            ToggleButton figures = (ToggleButton) page.lookup(".records-filters .toggle-button");
            assertNotNull(figures);
            figures.fire();
            assertEquals(LedgerFailure.Kind.LEDGER_UNREADABLE, model.failureProperty().get().kind());
            assertFalse(figures.isSelected());
        });
    }
}
