package dev.claimport.ledger.store;

import dev.claimport.file.WholeFile;
import dev.claimport.ledger.event.LedgerEvent;
import dev.claimport.ledger.note.SignedNote;
import dev.claimport.ledger.note.SignerKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;

/** Has a log signed by another key from here on. */
public final class KeyReplacement {

    private KeyReplacement() {}

    /** Where the new one waits until the log knows it. */
    static Path fresh(LedgerFolder folder) {
        return folder.key().resolveSibling(folder.key().getFileName() + ".new");
    }

    /** What the old key signs. */
    public static String vouching(String origin, String key) {
        return "claimport station key\n" + origin + "\n" + key + "\n";
    }

    /**
     * Makes a key, and records it.
     *
     * @param lost the old one is, so that it cannot vouch for the new; otherwise it does
     * @return the new one, as verifiers want it
     */
    public static String run(LedgerFolder folder, String station, String program, InstantSource time, boolean lost) {
        Opening.Opened opened = new Opening(folder, station, program, time).open(!lost);
        LogWriter writer = opened.writer();
        try {
            String origin = writer.view().head().origin();
            SignerKey next = SignerKey.generate(origin, new SecureRandom());
            String name = next.verifier().toString();
            StationKey.write(fresh(folder), next);
            Optional<String> vouched = lost ? Optional.empty() : Optional.of(SignedNote.sign(vouching(origin, name), opened.signer()).toString());
            writer.begin();
            writer.add(Optional.empty(), new LedgerEvent.KeyReplaced(name, vouched), next);
            writer.commit();
            Files.move(fresh(folder), folder.key(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return name;
        } catch (SQLException e) {
            throw SqliteFailures.of(e, folder.database()).exception(e);
        } catch (IOException e) {
            throw WholeFile.failure(folder.key(), 0, e);
        } finally {
            StationLedger.close(writer, folder);
        }
    }
}
