package dev.claimport.aws.credential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claimport.aws.config.PythonText;
import dev.claimport.aws.credential.ProcessFailedException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A program that prints credentials (AWS SDKs and Tools reference guide, "Process credential provider"). No shell takes its command line
 * apart, and what it prints is never repeated anywhere.
 */
public final class CredentialProcess {

    private static final int LARGEST = 64 * 1024;
    private static final int LOOK_MILLIS = 100;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String commandLine;
    private final boolean windows;
    private final Duration limit;

    /** @param commandLine as it stands in the profile */
    public static CredentialProcess of(String commandLine) {
        return new CredentialProcess(commandLine, System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows"), CredentialWait.PROGRAM.limit());
    }

    CredentialProcess(String commandLine, boolean windows, Duration limit) {
        this.commandLine = commandLine;
        this.windows = windows;
        this.limit = limit;
    }

    /** The command line's words. @throws ProcessFailedException where it has none, or a quote is not closed */
    private List<String> words() throws ProcessFailedException {
        return (windows ? PythonText.windowsWords(commandLine) : PythonText.words(commandLine)).filter(words -> !words.isEmpty())
                .orElseThrow(() -> new ProcessFailedException(Reason.NOT_STARTED, commandLine));
    }

    /** @throws InterruptedException when interrupted meanwhile; then, as in any case, nothing of the program is left */
    public AccessKeys run() throws ProcessFailedException, InterruptedException {
        Process process = start();
        Set<ProcessHandle> children = new HashSet<>();
        try {
            return credentials(output(process, children));
        } finally {
            process.descendants().forEach(children::add);
            process.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private Process start() throws ProcessFailedException {
        List<String> words = words();
        try {
            Process process = new ProcessBuilder(words).start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new ProcessFailedException(Reason.NOT_STARTED, words.getFirst());
        }
    }

    private byte[] output(Process process, Set<ProcessHandle> children) throws ProcessFailedException, InterruptedException {
        FutureTask<byte[]> printed = reading(process.getInputStream());
        FutureTask<byte[]> complained = reading(process.getErrorStream());
        long ends = System.nanoTime() + limit.toNanos();
        byte[] output = ended(printed, process, children, ends);
        byte[] complaint = ended(complained, process, children, ends);
        if (!process.waitFor(Math.max(0, ends - System.nanoTime()), TimeUnit.NANOSECONDS)) {
            throw new ProcessFailedException(Reason.ENDLESS, "");
        }
        if (process.exitValue() != 0) {
            throw new ProcessFailedException(Reason.ENDED, process.exitValue(), new String(complaint, StandardCharsets.UTF_8));
        }
        return output;
    }

    private static FutureTask<byte[]> reading(InputStream stream) {
        var reading = new FutureTask<>(() -> {
            try (stream) {
                return stream.readNBytes(LARGEST);
            }
        });
        Thread.ofPlatform().daemon().name("credential-process").start(reading);
        return reading;
    }

    /** Who ends leaves its children to others, so that they have to be known before. */
    private static byte[] ended(FutureTask<byte[]> reading, Process process, Set<ProcessHandle> children, long ends)
            throws ProcessFailedException, InterruptedException {
        while (System.nanoTime() - ends < 0) {
            try {
                return reading.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                process.descendants().forEach(children::add);
            } catch (ExecutionException _) {
                break;
            }
        }
        throw new ProcessFailedException(Reason.ENDLESS, "");
    }

    private static AccessKeys credentials(byte[] printed) throws ProcessFailedException {
        JsonNode node;
        try {
            node = JSON.readTree(printed);
        } catch (IOException _) {
            // Not even as a cause: a parser's words quote what it could not read.
            throw new ProcessFailedException(Reason.NO_JSON, "");
        }
        if (node == null || !node.isObject()) {
            throw new ProcessFailedException(Reason.NO_JSON, "");
        }
        if (!node.path("Version").isInt() || node.path("Version").intValue() != 1) {
            throw new ProcessFailedException(Reason.OTHER_VERSION, node.path("Version").asText(""));
        }
        String id = require(node, "AccessKeyId");
        String secret = require(node, "SecretAccessKey");
        Optional<String> time = text(node, "Expiration");
        Optional<Instant> expiry = time.flatMap(Expiration::parse);
        if (time.isPresent() && expiry.isEmpty()) {
            throw new ProcessFailedException(Reason.NO_TIME, "Expiration");
        }
        return new AccessKeys(id, secret, text(node, "SessionToken"), expiry, text(node, "AccountId"));
    }

    private static String require(JsonNode node, String name) throws ProcessFailedException {
        return text(node, name).orElseThrow(() -> new ProcessFailedException(Reason.MISSING, name));
    }

    private static Optional<String> text(JsonNode node, String name) {
        return Optional.ofNullable(node.path(name).textValue()).filter(text -> !text.isEmpty());
    }
}
