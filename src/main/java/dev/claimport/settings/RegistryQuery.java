package dev.claimport.settings;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks with {@code reg.exe}, of the 64-bit registry. */
final class RegistryQuery implements RegistryPolicy.Query {

    private static final int LARGEST = 256 * 1024;

    @Override
    public Optional<List<String>> ask(String key) throws IOException {
        Path program = Path.of(System.getenv().getOrDefault("SystemRoot", "C:\\Windows"), "System32", "reg.exe");
        Path said = Files.createTempFile("claimport-policy", ".txt");
        try {
            Process process = new ProcessBuilder(program.toString(), "query", key, "/reg:64")
                    .redirectOutput(said.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            process.getOutputStream().close();
            if (!process.waitFor(SettingsWait.REGISTRY_TOOL.limit())) {
                process.destroyForcibly();
                throw new IOException("reg.exe does not end");
            }
            if (Files.size(said) > LARGEST) {
                throw new IOException("reg.exe says too much");
            }
            String text = new String(Files.readAllBytes(said), Charset.forName(System.getProperty("native.encoding")));
            return process.exitValue() == 0 ? Optional.of(text.lines().toList()) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            Files.deleteIfExists(said);
        }
    }
}
