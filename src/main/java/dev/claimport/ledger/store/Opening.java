package dev.claimport.ledger.store;

import dev.claimport.failure.FailureException;
import dev.claimport.failure.LedgerFailure;
import dev.claimport.file.LockFile;
import dev.claimport.file.OwnFolder;
import dev.claimport.file.WholeFile;
import dev.claimport.ledger.event.LedgerEvent;
import dev.claimport.ledger.note.Checkpoint;
import dev.claimport.ledger.note.NoteException;
import dev.claimport.ledger.note.SignedNote;
import dev.claimport.ledger.note.SignerKey;
import dev.claimport.ledger.note.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Opens a station's ledger for writing: makes it where there is none, and finds out whether it is as it was left. That takes as long for a
 * large one as for a small one; whether every record is as it was written, {@code claimport ledger verify} finds out.
 */
final class Opening {

    private static final int ID_BYTES = 4;

    private final LedgerFolder folder;
    private final String station;
    private final String program;
    private final InstantSource time;

    /** @param station as records name it @param program Claimport's version */
    Opening(LedgerFolder folder, String station, String program, InstantSource time) {
        this.folder = folder;
        this.station = station;
        this.program = program;
        this.time = time;
    }

    /** Ready to write, with the key that signs, if that was asked for. */
    record Opened(LogWriter writer, @Nullable SignerKey signer) {}

    /** @param withKey whether the key has to be there and fit */
    Opened open(boolean withKey) {
        try {
            OwnFolder.create(folder.path());
            LocalDisk.require(folder.path());
        } catch (IOException e) {
            throw WholeFile.failure(folder.database(), 0, e);
        }
        // Of two that begin at the same time, one makes it; and nobody opens what another is about to set aside.
        try (LockFile _ = LockFile.of(folder.database())) {
            return openAlone(withKey);
        }
    }

    private Opened openAlone(boolean withKey) {
        Path file = folder.database();
        try {
            boolean fresh = !Files.exists(file);
            if (fresh && (Files.exists(folder.key()) || Files.exists(folder.checkpoint()))) {
                throw DamagedException.gone();
            }
            if (fresh) {
                Files.createFile(file, OwnFolder.rights(file, "rw-------"));
            }
            Connection connection = Connections.writing(file);
            try {
                return check(new LogWriter(file, connection, time), connection, withKey);
            } catch (Throwable e) {
                connection.close();
                throw e;
            }
        } catch (DamagedException e) {
            throw SetAside.of(folder, time, e);
        } catch (SQLException e) {
            throw SqliteFailures.isDamage(e) ? SetAside.of(folder, time, e) : SqliteFailures.of(e, file).exception(e);
        } catch (IOException e) {
            throw WholeFile.failure(file, 0, e);
        }
    }

    private Opened check(LogWriter writer, Connection connection, boolean withKey) throws SQLException, DamagedException, IOException {
        try {
            writer.begin();
            if (Schema.bring(connection, folder.database())) {
                if (Files.exists(folder.checkpoint())) {
                    throw DamagedException.gone();
                }
                SignerKey signer = begin(writer);
                writer.commit();
                return new Opened(writer, signer);
            }
            requireAsLeft(writer.view());
            SignerKey signer = withKey ? key(writer.view().head().key()) : null;
            writer.commit();
            return new Opened(writer, signer);
        } catch (FailureException e) {
            if (e.failure().kind() == LedgerFailure.Kind.LEDGER_UNREADABLE) {
                throw new DamagedException(e);
            }
            throw e;
        }
    }

    private SignerKey begin(LogWriter writer) throws SQLException, IOException {
        byte[] id = new byte[ID_BYTES];
        SecureRandom random = new SecureRandom();
        random.nextBytes(id);
        String name = station.codePoints().filter(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '.'))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        // Two stations of one name, and two logs of one station, are told apart.
        String origin = "claimport.dev/ledger/" + (name.isEmpty() ? "station" : name) + "/" + HexFormat.of().formatHex(id);
        SignerKey signer = SignerKey.generate(origin, random);
        // Before the log is there: a log that nobody can sign is worse than a key for none.
        StationKey.write(folder.key(), signer);
        writer.beginLog(origin, signer, new LedgerEvent.LogOpened(station, program, signer.verifier().toString(), SetAside.lastCheckpoint(folder)));
        return signer;
    }

    /** A key that was being replaced when the power went is put in its place. */
    private SignerKey key(String expected) throws IOException {
        Path fresh = KeyReplacement.fresh(folder);
        if (Files.exists(fresh) && StationKey.read(fresh).verifier().toString().equals(expected)) {
            Files.move(fresh, folder.key(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
        SignerKey signer = StationKey.read(folder.key());
        if (!signer.verifier().toString().equals(expected)) {
            throw StationKey.wrong(folder.key(), "it is " + signer.verifier() + ", and the log is signed with " + expected);
        }
        return signer;
    }

    private void requireAsLeft(LedgerView view) throws DamagedException, IOException {
        LedgerView.Head head = view.head();
        long last = Objects.requireNonNullElse(view.ask("SELECT max(idx) FROM record", row -> row.getObject(1)).getFirst(), -1) instanceof Number number
                ? number.longValue() : -1;
        if (last != head.size() - 1) {
            throw new DamagedException("the log has a record " + last + ", and its length is " + head.size());
        }
        try {
            SignedNote note = SignedNote.parse(head.checkpoint());
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            if (!note.isSignedBy(VerifierKey.parse(head.key())) || checkpoint.size() != head.size() || !checkpoint.origin().equals(head.origin())
                    || !view.tree(head.size()).root().equals(checkpoint.root())) {
                throw new DamagedException("the checkpoint is not that of the records");
            }
            if (Files.exists(folder.checkpoint())) {
                requireGoesOn(view, head, Checkpoint.parse(SignedNote.parse(Files.readString(folder.checkpoint())).text()));
            }
        } catch (NoteException e) {
            throw new DamagedException(e);
        }
    }

    private static void requireGoesOn(LedgerView view, LedgerView.Head head, Checkpoint earlier) throws DamagedException {
        if (!earlier.origin().equals(head.origin()) || earlier.size() > head.size() || !view.tree(earlier.size()).root().equals(earlier.root())) {
            throw new DamagedException("the log does not go on from its checkpoint over " + earlier.size() + " records");
        }
    }
}
