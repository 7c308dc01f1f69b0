package dev.claimport.aws.credential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claimport.aws.config.PythonText;
import dev.claimport.aws.credential.ProcessFailedException.Reason;
import dev.claimport.time.ProgramRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A program that prints credentials (AWS SDKs and Tools reference guide, "Process credential provider"). No shell takes its command line
 * apart, and what it prints is never repeated anywhere.
 */
public final class CredentialProcess {

    private static final int LARGEST = 64 * 1024;
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
        List<String> words = words();
        ProgramRun.Printed printed;
        try {
            printed = ProgramRun.of(new ProcessBuilder(words), new byte[0], LARGEST, limit);
        } catch (IOException e) {
            throw new ProcessFailedException(Reason.NOT_STARTED, words.getFirst());
        } catch (ProgramRun.EndlessException e) {
            throw new ProcessFailedException(Reason.ENDLESS, "");
        }
        if (printed.exitCode() != 0) {
            throw new ProcessFailedException(Reason.ENDED, printed.exitCode(), new String(printed.complaint(), StandardCharsets.UTF_8));
        }
        return credentials(printed.output());
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
