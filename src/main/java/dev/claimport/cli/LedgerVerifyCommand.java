package dev.claimport.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
import dev.claimport.file.SmallFile;
import dev.claimport.ledger.note.Checkpoint;
import dev.claimport.ledger.note.NoteException;
import dev.claimport.ledger.note.SignedNote;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.ledger.store.LedgerView;
import dev.claimport.ledger.verify.Finding;
import dev.claimport.ledger.verify.Verification;
import dev.claimport.text.Messages;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code claimport ledger verify}: whether the ledger is as it was signed. */
@Command(name = "verify", mixinStandardHelpOptions = true, sortOptions = false)
final class LedgerVerifyCommand implements Callable<Integer> {

    private static final int MOST = 16_384;

    @Option(names = "--checkpoint", paramLabel = "FILE")
    private List<Path> checkpoints = List.of();

    @Mixin
    private final LedgerOption ledger = new LedgerOption();

    @Option(names = "--output", paramLabel = "FORMAT", defaultValue = "text")
    private OutputFormat output;

    @Spec
    private CommandSpec spec;

    private final Messages texts;
    private final LongSupplier nanos;

    /** @param nanos by which the speed is measured */
    LedgerVerifyCommand(Messages texts, LongSupplier nanos) {
        this.texts = texts;
        this.nanos = nanos;
    }

    @Override
    public Integer call() {
        return new Work().call();
    }

    /** Apart from the command, into which picocli looks with every help: so that loads no class of the ledger. */
    private final class Work {

        Integer call() {
            List<Path> elsewhere = new ArrayList<>(checkpoints);
            Path own = new LedgerFolder(ledger.folder()).checkpoint();
            try (LedgerView view = LedgerView.open(new LedgerFolder(ledger.folder()))) {
                if (Files.exists(own)) {
                    elsewhere.add(own);
                }
                List<SignedNote> notes = elsewhere.stream().map(Work::read).toList();
                long start = nanos.getAsLong();
                Verification.Report report = verify(view, notes);
                print(report, Math.max(1, Duration.ofNanos(nanos.getAsLong() - start).toMillis()));
                return report.isSound() ? ExitCodes.DONE : ExitCodes.HANDOVER_FAILED;
            }
        }

        private static Verification.Report verify(LedgerView view, List<SignedNote> notes) {
            try {
                return Verification.of(view, notes);
            } catch (NoteException e) {
                throw new IllegalStateException("they have been read as checkpoints", e);
            }
        }

        private static SignedNote read(Path file) {
            try {
                SignedNote note = SignedNote.parse(new String(SmallFile.read(file, MOST), StandardCharsets.UTF_8));
                Checkpoint.parse(note.text());
                return note;
            } catch (IOException | NoteException e) {
                throw unreadable(file, e);
            }
        }

        private static FailureException unreadable(Path file, Exception e) {
            return new LocalFailure(LocalFailure.Kind.FILE_UNREADABLE, Map.of("file", file.toString()), e.toString()).exception(e);
        }

        private void print(Verification.Report report, long milliseconds) {
            PrintWriter out = spec.commandLine().getOut();
            long perSecond = report.records() * 1000 / milliseconds;
            if (output == OutputFormat.json) {
                ObjectNode json = JsonNodeFactory.instance.objectNode().put("sound", report.isSound()).put("records", report.records())
                        .put("milliseconds", milliseconds).put("recordsPerSecond", perSecond);
                report.checkpoint().ifPresent(checkpoint -> json.put("origin", checkpoint.origin()).put("size", checkpoint.size()).put("root", checkpoint.root().base64()));
                ArrayNode findings = json.putArray("findings");
                report.findings().forEach(finding -> findings.addObject().put("kind", finding.kind().id()).put("at", finding.at()));
                out.println(json);
            } else {
                report.findings().forEach(finding -> out.println(sentence(finding)));
                out.println(texts.text(report.isSound() ? "ledger.sound" : "ledger.unsound", Map.of("amount", report.records(), "speed", perSecond)));
            }
            out.flush();
        }

        private String sentence(Finding finding) {
            return texts.text("ledger.found-" + finding.kind().id(), Map.of("record", finding.at()));
        }
    }
}
