package dev.claimport.cli;

import dev.claimport.text.Messages;
import dev.claimport.time.TimeSource;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where commands that hand over write what is said on the lines. */
final class TraceOption {

    @Option(names = "--trace", paramLabel = "FILE")
    private @Nullable Path file;

    /**
     * Does the work, and writes what is said meanwhile where that is wanted.
     *
     * @param ports whether there may be several, so that each line has to name its own
     * @param err where it is said that something of it could not be written
     * @param work from a source to an exit code
     * @throws dev.claimport.failure.FailureException {@code file-not-writable}
     */
    int around(HandoverSource source, boolean ports, TimeSource time, Messages texts, PrintWriter err, ToIntFunction<HandoverSource> work) {
        if (file == null) {
            return work.applyAsInt(source);
        }
        try (TracePrinter printer = TracePrinter.into(file, ports)) {
            int exitCode = work.applyAsInt(new HandoverSource.Traced(source, printer, time));
            if (printer.isIncomplete()) {
                err.println(texts.text("trace.incomplete", Map.of("file", file.toString())));
                err.flush();
            }
            return exitCode;
        }
    }
}
