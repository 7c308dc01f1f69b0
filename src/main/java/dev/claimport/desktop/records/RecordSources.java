package dev.claimport.desktop.records;

import dev.claimport.ledger.shared.SharedLedger;
import dev.claimport.ledger.store.AttemptSource;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.ledger.store.LedgerView;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whose records there are.
 *
 * @param folder of this station's
 * @param shared the address of the database that stations share, where one is set
 * @param environment for user and password there
 */
public record RecordSources(LedgerFolder folder, Supplier<Optional<String>> shared, Map<String, String> environment) {

    /** Of this station alone. */
    public static RecordSources of(LedgerFolder folder) {
        return new RecordSources(folder, Optional::empty, Map.of());
    }

    /** Blocks. @param all whether those of all stations are wanted */
    AttemptSource open(boolean all) {
        Optional<String> url = all ? shared.get() : Optional.empty();
        return url.isPresent() ? SharedLedger.open(url.get(), environment).attempts() : LedgerView.open(folder);
    }
}
