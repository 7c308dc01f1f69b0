package dev.claimport.ledger.store;

import dev.claimport.ledger.Events;
import dev.claimport.ledger.event.LedgerEvent;
import dev.claimport.time.TimeSource;
import java.nio.file.Path;
import java.util.Optional;

/** Appends record after record, and prints the index of each once it is kept. */
final class AppendUntilKilled {

    private AppendUntilKilled() {}

    /** @param arguments folder of the ledger, and what the records say besides their number */
    public static void main(String[] arguments) {
        var ledger = new StationLedger(new LedgerFolder(Path.of(arguments[0])), "bench-3", "1.2.3", TimeSource.system());
        for (int number = 0; ; number++) {
            System.out.println(ledger.append(Optional.of(Events.run(1)), new LedgerEvent.Registering(arguments[1], "", "", Integer.toString(number), "x".repeat(number % 1500))));
        }
    }
}
