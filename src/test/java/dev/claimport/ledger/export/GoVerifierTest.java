package dev.claimport.ledger.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.claimport.ledger.Events;
import dev.claimport.ledger.Recorded;
import dev.claimport.ledger.event.LedgerRecord;
import dev.claimport.ledger.note.TlogProof;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.ledger.store.LedgerView;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Go's own code for its checksum database reads what is exported, and finds what was changed. Where that is installed, as Debian has it. */
class GoVerifierTest {

    private static final Path LIBRARY = Path.of("/usr/share/gocode/src/golang.org/x/mod/sumdb/tlog");

    @TempDir
    private Path home;

    private record Said(int exitCode, String text) {}

    private Said verify(Path folder, String key) throws IOException, InterruptedException {
        Path program = home.resolve("verify.go");
        try (InputStream in = GoVerifierTest.class.getResourceAsStream("verify.go")) {
            Files.write(program, in.readAllBytes());
        }
        ProcessBuilder builder = new ProcessBuilder("go", "run", program.toString(), folder.toString(), key).redirectErrorStream(true);
        builder.environment().put("GO111MODULE", "off");
        builder.environment().put("GOPATH", "/usr/share/gocode");
        builder.environment().put("GOCACHE", home.resolve("cache").toString());
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(120, TimeUnit.SECONDS));
        return new Said(process.exitValue(), text.strip());
    }

    @Test
    void anIndependentVerifierAgrees() throws Exception {
        assumeTrue(Files.isDirectory(LIBRARY) && Files.isExecutable(Path.of("/usr/bin/go")), "no Go here");
        LedgerFolder ledger = Recorded.attempts(home.resolve("ledger"), 30);
        Path export = home.resolve("export");
        String key;
        int proofs = 0;
        long size;
        try (LedgerView view = LedgerView.open(ledger)) {
            size = Tiles.write(view, export);
            key = view.head().key();
            Files.createDirectories(export.resolve("proofs"));
            for (LedgerRecord record : view.attempt(Events.run(17).toString()).records()) {
                Files.writeString(export.resolve("proofs").resolve(record.index() + ".tlog-proof"),
                        new TlogProof(record.index(), view.tree(size).inclusion(record.index()), view.head().checkpoint()).text());
                proofs++;
            }
        }
        assertTrue(size > 256);
        assertEquals(new Said(0, size + " records, " + proofs + " proofs"), verify(export, key));

        Path bundle = export.resolve("tile").resolve("entries").resolve("000");
        byte[] changed = Files.readAllBytes(bundle);
        changed[100] ^= 1;
        Files.write(bundle, changed);
        assertNotEquals(0, verify(export, key).exitCode());
    }
}
