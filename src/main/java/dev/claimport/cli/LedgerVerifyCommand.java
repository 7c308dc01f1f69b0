package dev.claimport.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claimport.ledger.note.NoteException;
import dev.claimport.ledger.note.SignedNote;
import dev.claimport.ledger.note.VerifierKey;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.ledger.store.LedgerView;
import dev.claimport.ledger.verify.Elsewhere;
import dev.claimport.ledger.verify.ProofCheck;
import dev.claimport.ledger.verify.Sentences;
import dev.claimport.ledger.verify.Verification;
import dev.claimport.text.Messages;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code claimport ledger verify}: whether the ledger is as it was signed. */
@Command(name = "verify", mixinStandardHelpOptions = true, sortOptions = false)
final class LedgerVerifyCommand implements Callable<Integer> {

    @Option(names = "--checkpoint", paramLabel = "FILE")
    private List<Path> checkpoints = List.of();

    @Option(names = "--proof", paramLabel = "FOLDER", descriptionKey = "proof")
    private @Nullable Path proof;

    @Option(names = "--key", paramLabel = "KEY", descriptionKey = "station-key")
    private @Nullable String key;

    @Mixin
    private final LedgerOption ledger = new LedgerOption();

    @Option(names = "--output", paramLabel = "FORMAT", defaultValue = "text")
    private OutputFormat output;

    @Spec
    private CommandSpec spec;

    private final Supplier<Messages> texts;
    private final LongSupplier nanos;

    /** @param texts the bundle {@code ledger} @param nanos by which the speed is measured */
    LedgerVerifyCommand(Supplier<Messages> texts, LongSupplier nanos) {
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
            return proof == null ? verifyLog() : verifyProof(proof);
        }

        private Integer verifyProof(Path folder) {
            if (key == null) {
                throw UsageProblem.ARGUMENTS_MISSING.in(spec, "--key");
            }
            ProofCheck.Result result = ProofCheck.of(folder, key(key));
            PrintWriter out = spec.commandLine().getOut();
            if (output == OutputFormat.json) {
                ObjectNode json = JsonNodeFactory.instance.objectNode().put("sound", result.isSound()).put("proved", result.proved());
                ArrayNode unproved = json.putArray("unproved");
                result.unproved().forEach(unproved::add);
                out.println(json);
            } else {
                result.unproved().forEach(name -> out.println(texts.get().text("unproved", Map.of("file", name))));
                out.println(texts.get().text(result.proved() + result.unproved().size() == 0 ? "nothing-to-prove" : "proved", Map.of("amount", result.proved())));
            }
            out.flush();
            return result.isSound() ? ExitCodes.DONE : ExitCodes.HANDOVER_FAILED;
        }

        private VerifierKey key(String text) {
            try {
                return VerifierKey.parse(text.strip());
            } catch (NoteException _) {
                throw UsageProblem.VALUE_WRONG.in(spec, "--key", text);
            }
        }

        private Integer verifyLog() {
            var folder = new LedgerFolder(ledger.folder());
            try (LedgerView view = LedgerView.open(folder)) {
                List<SignedNote> notes = Elsewhere.of(folder, checkpoints.toArray(Path[]::new));
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
                Sentences.of(report, texts.get(), perSecond).forEach(out::println);
            }
            out.flush();
        }
    }
}
