package dev.claimport.cli.aws;

import dev.claimport.cli.aws.http.Client;
import dev.claimport.cli.aws.http.Request;
import dev.claimport.cli.aws.http.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** {@code --debug}: what happens, line by line, on standard error; never a key, a token or a signature. */
final class DebugLog implements Client.Log {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss,SSS");

    private final ProcessContext process;
    private final boolean on;

    DebugLog(ProcessContext process, boolean on) {
        this.process = process;
        this.on = on;
    }

    void line(String format, Object... arguments) {
        if (!on) {
            return;
        }
        String time = TIME.format(process.time().instant().atZone(process.zone()));
        byte[] line = (time + " - MainThread - claimport - DEBUG - " + String.format(Locale.ROOT, format, arguments) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            process.err().write(line);
            process.err().flush();
        } catch (IOException _) {
            // Nobody listens.
            return;
        }
    }

    /** What nobody foresaw, with the places in the code that it came through; of causes, which may quote what they read, the kind only. */
    void unforeseen(RuntimeException failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            line("%s", each.getClass().getName());
            for (StackTraceElement place : each.getStackTrace()) {
                line("  at %s", place);
            }
        }
    }

    @Override
    public void sent(Request request, int attempt) {
        line("Sending %s %s, attempt %d", request.method(), request.url(), attempt);
        request.headers().forEach((name, value) -> line("  %s: %s", name, harmless(name, value)));
    }

    private static String harmless(String name, String value) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "authorization" -> value.replaceAll("Signature=[0-9a-f]+", "Signature=***");
            case "x-amz-security-token" -> "***";
            default -> value;
        };
    }

    @Override
    public void received(Response response) {
        line("Received status %d, a body of %d bytes that is not shown", response.status(), response.body().length);
        for (Map.Entry<String, String> header : response.headers().entrySet()) {
            line("  %s: %s", header.getKey(), header.getValue());
        }
    }

    @Override
    public void failed(String why) {
        line("Failed: %s", why);
    }
}
