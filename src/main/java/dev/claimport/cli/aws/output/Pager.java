package dev.claimport.cli.aws.output;

import dev.claimport.cli.aws.problem.Problem;
import dev.claimport.cli.aws.value.Utf8Buffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Shows results on a terminal, page by page. It is started by the first byte. */
public final class Pager implements Destination {

    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']+|\"[^\"]*\"|'[^']*')+");

    private final List<String> command;
    private final Map<String, String> environment;
    private @Nullable Process process;

    /** @param command as a shell would take it apart */
    public Pager(String command, Map<String, String> environment) {
        this.command = WORD.matcher(command).results().map(MatchResult::group).map(word -> word.replaceAll("[\"']", "")).toList();
        this.environment = environment;
    }

    @Override
    public void write(Utf8Buffer out) {
        if (out.size() == 0) {
            return;
        }
        try {
            start();
        } catch (IOException _) {
            throw Problem.pager("[Errno 2] No such file or directory: '" + command.getFirst() + "'").exception();
        }
        try {
            out.writeTo(process.getOutputStream());
        } catch (IOException _) {
            // Whoever reads has read enough.
            process.destroy();
        }
    }

    private void start() throws IOException {
        if (process == null) {
            var builder = new ProcessBuilder(new ArrayList<>(command))
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT).redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().putAll(environment);
            builder.environment().putIfAbsent("LESS", "FRX");
            process = builder.start();
        }
    }

    @Override
    public void close() throws IOException {
        if (process == null) {
            return;
        }
        try {
            process.getOutputStream().close();
            process.waitFor();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
