package dev.claimport.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claimport.file.OwnFolder;
import dev.claimport.file.WholeFile;
import dev.claimport.ledger.event.Attempt;
import dev.claimport.ledger.export.Csv;
import dev.claimport.ledger.export.TestReports;
import dev.claimport.ledger.export.Tiles;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.ledger.store.LedgerView;
import dev.claimport.text.Messages;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code claimport ledger export}: the ledger for other programs. */
@Command(name = "export", mixinStandardHelpOptions = true, sortOptions = false)
final class LedgerExportCommand implements Callable<Integer> {

    private enum Format {
        csv,
        jsonl,
        tiles,
        openhtf,
        wats,
        tofupilot
    }

    @Parameters(paramLabel = "TARGET", descriptionKey = "TARGET")
    private Path target;

    @Option(names = "--format", paramLabel = "FORMAT", required = true)
    private Format format;

    @Mixin
    private final AttemptOptions which = new AttemptOptions();

    @Option(names = "--process-code", paramLabel = "NUMBER")
    private @Nullable Integer processCode;

    @Option(names = "--procedure-id", paramLabel = "ID")
    private @Nullable String procedureId;

    @Mixin
    private final LedgerOption ledger = new LedgerOption();

    @Spec
    private CommandSpec spec;

    private final Messages texts;

    LedgerExportCommand(Messages texts) {
        this.texts = texts;
    }

    @Override
    public Integer call() {
        return new Work().call();
    }

    /** Apart from the command, into which picocli looks with every help: so that loads no class of the ledger. */
    private final class Work {

        Integer call() {
            if (format == Format.wats && processCode == null) {
                throw UsageProblem.ARGUMENTS_MISSING.in(spec, "--process-code");
            }
            if (format == Format.tofupilot && procedureId == null) {
                throw UsageProblem.ARGUMENTS_MISSING.in(spec, "--procedure-id");
            }
            long written;
            try (LedgerView view = LedgerView.open(new LedgerFolder(ledger.folder()))) {
                written = switch (format) {
                    case csv -> file(out -> csv(view, out));
                    case jsonl -> file(out -> records(view, out));
                    case tiles -> Tiles.write(view, target);
                    case openhtf -> reports(view, TestReports::openHtf);
                    case wats -> reports(view, attempt -> TestReports.wats(attempt, processCode));
                    case tofupilot -> reports(view, attempt -> TestReports.tofuPilot(attempt, procedureId));
                };
            } catch (UncheckedIOException e) {
                throw WholeFile.failure(target, 0, e.getCause());
            }
            spec.commandLine().getErr().println(texts.text("ledger.exported", Map.of("amount", written, "target", target.toString())));
            return ExitCodes.DONE;
        }

        private interface Writing {
            long to(OutputStream out) throws IOException;
        }

        /** Streamed, for it may be larger than memory. */
        private long file(Writing writing) {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
                return writing.to(out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private long csv(LedgerView view, OutputStream out) throws IOException {
            long[] rows = {0};
            out.write(Csv.header().getBytes(StandardCharsets.UTF_8));
            view.each(AttemptOptions.Query.of(which, Integer.MAX_VALUE), attempt -> {
                write(out, Csv.row(attempt).getBytes(StandardCharsets.UTF_8));
                rows[0]++;
            });
            return rows[0];
        }

        private static long records(LedgerView view, OutputStream out) {
            long size = view.head().size();
            view.read(0, size, (_, body, _) -> {
                write(out, body);
                write(out, new byte[] {'\n'});
            });
            return size;
        }

        private static void write(OutputStream out, byte[] bytes) {
            try {
                out.write(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private long reports(LedgerView view, Function<Attempt, JsonNode> report) {
            long[] written = {0};
            view.each(AttemptOptions.Query.of(which, Integer.MAX_VALUE), attempt -> {
                try {
                    OwnFolder.create(target);
                    Files.writeString(target.resolve(attempt.run() + ".json"), report.apply(attempt) + "\n");
                    written[0]++;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            return written[0];
        }
    }
}
