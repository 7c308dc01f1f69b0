package dev.claimport.ledger.export;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claimport.file.OwnFolder;
import dev.claimport.file.WholeFile;
import dev.claimport.ledger.event.Attempt;
import dev.claimport.ledger.event.LedgerRecord;
import dev.claimport.ledger.note.TlogProof;
import dev.claimport.ledger.store.AttemptQuery;
import dev.claimport.ledger.store.AttemptSource;
import dev.claimport.ledger.store.LedgerView;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes files for other programs: one record after the other, as there may be more of them than memory holds. Each method returns how many
 * were written, and throws {@code file-not-writable}, {@code disk-full}, and what reading the ledger ends in.
 */
public final class Exports {

    private Exports() {}

    /** One file, a row an attempt. */
    public static long csv(AttemptSource view, AttemptQuery which, Path target) {
        return WholeFile.stream(target, out -> {
            long[] rows = {0};
            write(out, Csv.header().getBytes(StandardCharsets.UTF_8));
            view.each(which, attempt -> {
                write(out, Csv.row(attempt).getBytes(StandardCharsets.UTF_8));
                rows[0]++;
            });
            return rows[0];
        });
    }

    /** One file, all records as they were signed. */
    public static long jsonLines(LedgerView view, Path target) {
        return WholeFile.stream(target, out -> {
            long size = view.head().size();
            view.readKept(0, size, (_, body, _) -> {
                write(out, body);
                write(out, new byte[] {'\n'});
            });
            return size;
        });
    }

    /** A folder, a file an attempt. */
    public static long reports(AttemptSource view, AttemptQuery which, Path folder, Function<Attempt, JsonNode> report) {
        long[] written = {0};
        view.each(which, attempt -> {
            put(folder, attempt.run() + ".json", (report.apply(attempt) + "\n").getBytes(StandardCharsets.UTF_8));
            written[0]++;
        });
        return written[0];
    }

    /** A folder with the records of one attempt, each with what proves it, to be shown without the others. */
    public static long proofs(LedgerView view, Attempt attempt, Path folder) {
        proofs(view, attempt).forEach((name, content) -> put(folder, name, content));
        return attempt.records().size();
    }

    /** The same in one file. */
    public static long proofsZip(LedgerView view, Attempt attempt, Path target) {
        return WholeFile.stream(target, out -> {
            var zip = new ZipOutputStream(out);
            for (Map.Entry<String, byte[]> entry : proofs(view, attempt).entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
            zip.finish();
            return attempt.records().size();
        });
    }

    /** As files, by their names: each record as it was signed, its proof, and the key that has signed. */
    private static Map<String, byte[]> proofs(LedgerView view, Attempt attempt) {
        view.hold();
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (LedgerRecord record : attempt.records()) {
            files.put(record.index() + ".json", record.bytes());
            files.put(record.index() + ".tlog-proof", proof(view, record.index()).text().getBytes(StandardCharsets.UTF_8));
        }
        files.put("key", (view.head().key() + "\n").getBytes(StandardCharsets.UTF_8));
        return files;
    }

    /** That a record is in the log as it is now. */
    public static TlogProof proof(LedgerView view, long index) {
        LedgerView.Head head = view.head();
        return new TlogProof(index, view.tree(head.size()).inclusion(index), head.checkpoint());
    }

    private static void write(OutputStream out, byte[] bytes) {
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(Path folder, String name, byte[] content) {
        try {
            OwnFolder.create(folder);
            Files.write(folder.resolve(name), content);
        } catch (IOException e) {
            throw WholeFile.failure(folder.resolve(name), content.length, e);
        }
    }
}
