package dev.claimport.ledger.store;

import dev.claimport.time.TimeSource;
import java.io.IOException;
import java.nio.file.Path;

/** Waits for a thing until it is killed, or standard input ends. Arguments: the ledger's folder, the thing's name. Prints whether nobody else did. */
final class ExpectUntilKilled {

    private ExpectUntilKilled() {}

    public static void main(String[] arguments) throws IOException {
        try (StationLedger ledger = new StationLedger(new LedgerFolder(Path.of(arguments[0])), "bench-3", "1.2.3", TimeSource.system())) {
            System.out.println(ledger.expect(arguments[1]));
            System.in.read();
        }
    }
}
