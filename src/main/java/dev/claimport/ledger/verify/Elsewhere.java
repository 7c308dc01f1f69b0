package dev.claimport.ledger.verify;

import dev.claimport.failure.LocalFailure;
import dev.claimport.file.SmallFile;
import dev.claimport.ledger.note.Checkpoint;
import dev.claimport.ledger.note.NoteException;
import dev.claimport.ledger.note.SignedNote;
import dev.claimport.ledger.store.LedgerFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checkpoints that were kept outside of a log. */
public final class Elsewhere {

    private static final int MOST = 16_384;

    private Elsewhere() {}

    /** The one beside the log, if it is there, and those of other files. @throws dev.claimport.failure.FailureException {@code file-unreadable} */
    public static List<SignedNote> of(LedgerFolder folder, Path... files) {
        List<Path> all = new ArrayList<>(List.of(files));
        if (Files.exists(folder.checkpoint())) {
            all.add(folder.checkpoint());
        }
        return all.stream().map(Elsewhere::read).toList();
    }

    private static SignedNote read(Path file) {
        try {
            SignedNote note = SignedNote.parse(new String(SmallFile.read(file, MOST), StandardCharsets.UTF_8));
            Checkpoint.parse(note.text());
            return note;
        } catch (IOException | NoteException e) {
            throw new LocalFailure(LocalFailure.Kind.FILE_UNREADABLE, Map.of("file", file.toString()), e.toString()).exception(e);
        }
    }
}
