package dev.claimport.signin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claimport.aws.ServiceText;
import dev.claimport.failure.ConfigFailure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
import dev.claimport.time.TimeSource;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * A program that prints credentials (AWS SDKs and Tools reference guide, "Process credential provider"). What it prints is never
 * repeated anywhere.
 */
final class CredentialProcess {

    private static final int LARGEST = 64 * 1024;
    private static final int PATIENCE_SECONDS = 60;

    private final String profile;
    private final List<String> command;
    private final TimeSource time;
    private final ObjectMapper json = new ObjectMapper();

    /** @param commandLine as it stands in the profile; a shell takes it apart */
    CredentialProcess(String profile, String commandLine, boolean windows, TimeSource time) {
        this.profile = profile;
        this.command = windows ? List.of("cmd.exe", "/C", commandLine) : List.of("sh", "-c", commandLine);
        this.time = time;
    }

    /** @throws FailureException {@code credential-process-failed}; {@code cancelled} when interrupted */
    AwsCredentials run() {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            process.getOutputStream().close();
        } catch (IOException e) {
            throw failed("cannot be started", e);
        }
        try {
            return credentials(output(process));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()).exception(e);
        } finally {
            process.destroyForcibly();
        }
    }

    private byte[] output(Process process) throws InterruptedException {
        var output = new CompletableFuture<byte[]>();
        Thread.ofVirtual().name("credential-process").start(() -> {
            try (InputStream in = process.getInputStream()) {
                output.complete(in.readNBytes(LARGEST));
            } catch (IOException | RuntimeException | Error e) {
                output.completeExceptionally(e);
            }
        });
        try {
            byte[] printed = output.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw failed("does not end", null);
            }
            if (process.exitValue() != 0) {
                throw failed("ended with code " + process.exitValue(), null);
            }
            return printed;
        } catch (TimeoutException e) {
            throw failed("does not end", e);
        } catch (ExecutionException e) {
            throw failed("cannot be read", e);
        }
    }

    private AwsCredentials credentials(byte[] printed) {
        JsonNode node;
        try {
            node = json.readTree(printed);
        } catch (IOException _) {
            // Not even as a cause: a parser's words quote what it could not read.
            throw failed("prints no JSON", null);
        }
        if (node.path("Version").asInt() != 1) {
            throw failed("prints no credentials of Version 1", null);
        }
        String id = text(node, "AccessKeyId").orElseThrow(() -> failed("prints no AccessKeyId", null));
        String secret = text(node, "SecretAccessKey").orElseThrow(() -> failed("prints no SecretAccessKey", null));
        Optional<Instant> expiry = text(node, "Expiration").map(this::expiry);
        if (expiry.filter(end -> !time.instant().isBefore(end)).isPresent()) {
            throw failed("prints credentials that have expired", null);
        }
        Optional<String> account = text(node, "AccountId");
        return text(node, "SessionToken").<AwsCredentials>map(token -> AwsSessionCredentials.builder().accessKeyId(id).secretAccessKey(secret)
                        .sessionToken(token).expirationTime(expiry.orElse(null)).accountId(account.orElse(null)).build())
                .orElseGet(() -> AwsBasicCredentials.builder().accessKeyId(id).secretAccessKey(secret).accountId(account.orElse(null)).build());
    }

    private Instant expiry(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw failed("prints an Expiration that is no time", e);
        }
    }

    private static Optional<String> text(JsonNode node, String name) {
        return Optional.ofNullable(node.path(name).textValue()).filter(text -> !text.isEmpty());
    }

    private FailureException failed(String reason, Exception cause) {
        return new ConfigFailure(ConfigFailure.Kind.CREDENTIAL_PROCESS_FAILED,
                Map.of("profile", ServiceText.line(profile, 80), "reason", reason)).exception(cause);
    }
}
