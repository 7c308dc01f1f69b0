package dev.claimport.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.claimport.failure.LocalFailure;
import dev.claimport.file.OwnFolder;
import dev.claimport.serial.trace.TraceLine;
import dev.claimport.serial.trace.TraceText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Writes what is said on a line as it is said: as text, or as one JSON object a line. */
final class TracePrinter implements Consumer<TraceLine>, AutoCloseable {

    private final PrintWriter out;
    private final OutputFormat format;
    private final TraceText text;

    private TracePrinter(PrintWriter out, OutputFormat format, TraceText text) {
        this.out = out;
        this.format = format;
        this.text = text;
    }

    /** On a terminal, with its own time of day. */
    static TracePrinter on(PrintWriter out, OutputFormat format) {
        return new TracePrinter(out, format, TraceText.ofDay(ZoneId.systemDefault()));
    }

    /**
     * Into a file, in place of what was in it; in UTC. A new one only the user can read. One whose name ends in {@code .json} or {@code .jsonl} has
     * one JSON object a line.
     *
     * @param ports whether each line of text names its port
     * @throws dev.claimport.failure.FailureException {@code file-not-writable}
     */
    static TracePrinter into(Path file, boolean ports) {
        boolean json = file.toString().toLowerCase(Locale.ROOT).matches(".*\\.jsonl?");
        try {
            OutputStream out = Channels.newOutputStream(Files.newByteChannel(file,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE), OwnFolder.rights(file, "rw-------")));
            return new TracePrinter(new PrintWriter(out, false, StandardCharsets.UTF_8), json ? OutputFormat.json : OutputFormat.text,
                    ports ? TraceText.dated(ZoneOffset.UTC).withPorts() : TraceText.dated(ZoneOffset.UTC));
        } catch (IOException e) {
            throw new LocalFailure(LocalFailure.Kind.FILE_NOT_WRITABLE, Map.of("file", file.toString()), e.toString()).exception(e);
        }
    }

    @Override
    public synchronized void accept(TraceLine line) {
        out.println(format == OutputFormat.json ? json(line) : text.of(line));
        out.flush();
    }

    private static String json(TraceLine line) {
        return JsonNodeFactory.instance.objectNode().put("at", line.at().toString()).put("kind", line.kind().name().toLowerCase(Locale.ROOT))
                .put("port", line.port()).put("text", line.text()).put("ends", line.ends()).toString();
    }

    /** Whether something could not be written: a disk may be full. */
    synchronized boolean isIncomplete() {
        return out.checkError();
    }

    @Override
    public synchronized void close() {
        out.close();
    }
}
